import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, HandlersOf } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { checkPatron } from './patron.ts'
import { removePerson, savePerson } from './people.ts'
import { findByRegistration, findOrganisation, insertOrganisation, updateOrganisation } from './repository.ts'

/** Fields of an organisation as a person or a file gives them. */
export type OrganisationFields = ParsedInputOf<'organisations.create'>

/** Where an imported record came from, so that the same row again is the same record. */
export interface OrganisationSource {
  readonly file: string
  readonly sheet: string
  readonly row: number
}

const columnsOf = (fields: OrganisationFields) => ({
  name: fields.name.trim(),
  short_name: fields.shortName.trim(),
  legal_form: fields.legalForm.trim(),
  registration_no: fields.registrationNo.trim(),
  tax_no: fields.taxNo.trim(),
  country: fields.country,
  city: fields.city.trim(),
  address: fields.address.trim(),
  email: fields.email.trim(),
  phone: fields.phone.trim(),
  website: fields.website.trim(),
  note: fields.note,
  market_actor: fields.marketActor ? (1 as const) : (0 as const),
  party_kind: fields.partyKind,
  patron_id: fields.patronId,
})

/** A country gives a registration number once; two records with one number are the same body. */
async function requireFreeNumber(
  { trx }: CommandContext,
  { country, registration_no }: { readonly country: string; readonly registration_no: string },
  exceptId: string | null,
): Promise<void> {
  if (registration_no === '') return
  const taken = await findByRegistration(trx, country, registration_no)
  if (taken && taken.id !== exceptId)
    throw new ProblemError(
      problem('Conflict', 'problem.organisations.registrationTaken', {
        registrationNo: registration_no,
        country,
        name: taken.name,
        id: taken.id,
      }),
    )
}

/** Creates an organisation. Throws NotFound, Rule.Patron, and Conflict when the country's registration number is taken. */
export async function createOrganisation(
  context: CommandContext,
  fields: OrganisationFields,
  source: OrganisationSource | null = null,
): Promise<{ id: string; version: number }> {
  const columns = columnsOf(fields)
  await requireFreeNumber(context, columns, null)
  await checkPatron(context.trx, null, fields)
  const id = context.newId()
  await insertOrganisation(context.trx, {
    id,
    ...columns,
    source_file: source?.file ?? null,
    source_sheet: source?.sheet ?? null,
    source_row: source?.row ?? null,
  })
  return { id, version: 1 }
}

/** Changes an organisation; a name given to a nameless record completes it. Throws NotFound, Conflict, Rule.Patron. */
export async function changeOrganisation(
  context: CommandContext,
  input: ParsedInputOf<'organisations.update'>,
): Promise<{ id: string; version: number }> {
  const { trx } = context
  const organisation = await findOrganisation(trx, input.id)
  if (!organisation)
    throw new ProblemError(problem('NotFound', 'problem.notFound.organisation', { id: input.id }))
  await requireVersion(trx, organisation, input.version)
  const columns = columnsOf(input)
  await requireFreeNumber(context, columns, organisation.id)
  await checkPatron(trx, organisation.id, input)
  await updateOrganisation(trx, organisation, {
    ...columns,
    name_missing: 0,
    archived: input.archived ? 1 : 0,
  })
  return { id: organisation.id, version: organisation.version + 1 }
}

export const commands = {
  'organisations.create': (context, fields) => createOrganisation(context, fields),
  'organisations.update': changeOrganisation,
  'organisations.savePerson': savePerson,
  'organisations.removePerson': removePerson,
} satisfies HandlersOf<
  'organisations.create' | 'organisations.update' | 'organisations.savePerson' | 'organisations.removePerson'
>
