import { requireVersion } from '#backend/features/audit/index.ts'
import { openDuplicateIndex } from '#backend/features/organisations/index.ts'
import type { Actor, CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { answerColumns, partsTaken, type Taking } from '#shared/domain/applications/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type IntakeCall, type OpenedForm, requireCall } from './form.ts'
import { requireApplication } from './move.ts'
import { checkApplicationPatron } from './patron.ts'
import { requireSight } from './sight.ts'

/** The registered body with the number and country that the answers give; null without one or with several. */
export async function matchingBody(db: Reader, form: OpenedForm, answers: Answers): Promise<string | null> {
  const { registrationNo, country } = answerColumns(form.definition, answers)
  if (registrationNo === '') return null
  const index = await openDuplicateIndex(db)
  const found = index.similarTo({ name: '', registrationNo, country })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Other applications of the call and who takes part in them; drafts and withdrawn ones count nothing. */
async function othersTaking(db: Reader, callId: string, exceptId: string | null): Promise<readonly Taking[]> {
  const counted = db
    .selectFrom('application')
    .where('call_id', '=', callId)
    .where('state', 'not in', ['draft', 'withdrawn'])
    .$if(exceptId !== null, query => query.where('application.id', '!=', exceptId ?? ''))
  const leads = await counted
    .select(['application.id', 'reference_no', 'applicant_id'])
    .where('applicant_id', 'is not', null)
    .execute()
  const others = await counted
    .innerJoin('application_party as party', 'party.application_id', 'application.id')
    .select(['application.id', 'reference_no', 'party.organisation_id'])
    .where('party.role', '=', 'co_applicant')
    .execute()
  return [
    ...leads.map(row => ({
      applicationId: row.id,
      referenceNo: row.reference_no,
      organisationId: row.applicant_id ?? '',
      role: 'lead_applicant' as const,
    })),
    ...others.map(row => ({
      applicationId: row.id,
      referenceNo: row.reference_no,
      organisationId: row.organisation_id,
      role: 'co_applicant' as const,
    })),
  ]
}

const partiesOf = (db: Reader, applicationId: string) =>
  db
    .selectFrom('application_party as party')
    .innerJoin('organisation', 'organisation.id', 'party.organisation_id')
    .select([
      'party.id as rowId',
      'organisation.id',
      'organisation.name',
      'organisation.party_kind as partyKind',
      'party.role',
    ])
    .where('party.application_id', '=', applicationId)
    .orderBy('organisation.name')
    .execute()

/** Applications of the same call in which the lead or a counted co-applicant takes part already. */
export async function takenAlready(
  db: Reader,
  call: IntakeCall,
  application: { readonly id: string | null; readonly applicantId: string | null },
  coApplicants: readonly string[],
): Promise<readonly Taking[]> {
  const bodies = [
    ...(application.applicantId === null
      ? []
      : [{ organisationId: application.applicantId, role: 'lead_applicant' as const }]),
    ...coApplicants.map(organisationId => ({ organisationId, role: 'co_applicant' as const })),
  ]
  if (bodies.length === 0) return []
  return partsTaken(bodies, await othersTaking(db, call.id, application.id), {
    perApplicant: call.applications_per_applicant,
    countsCoApplicants: call.counts_co_applicants === 1,
  })
}

/** Co-applicants of an application, by id. */
export async function coApplicantsOf(db: Reader, applicationId: string): Promise<readonly string[]> {
  const rows = await partiesOf(db, applicationId)
  return rows.filter(({ role }) => role === 'co_applicant').map(({ id }) => id)
}

/** Refusal of a second application where a call takes one per applicant. */
export const oneApplication = (call: Pick<IntakeCall, 'code'>, taken: readonly Taking[]) =>
  new ProblemError(
    problem('Rule.OneApplication', 'problem.application.oneApplication', {
      call: call.code,
      references: [...new Set(taken.map(({ referenceNo }) => referenceNo))],
      fix: {
        labelKey: 'fix.openApplication',
        route: `/grants/applications/${taken[0]?.applicationId ?? ''}`,
      },
    }),
  )

const bodyOf = (db: Reader, id: string | null) =>
  db
    .selectFrom('organisation')
    .select(['id', 'name', 'party_kind', 'patron_id'])
    .where('id', '=', id ?? '')
    .executeTakeFirst()

/** Who takes part. Throws NotFound, Rule.Recused. */
export async function listParties(
  db: Reader,
  actor: Actor,
  applicationId: string,
): Promise<OutputOf<'intake.parties'>> {
  await requireSight(db, actor, applicationId)
  const stored = await requireApplication(db, applicationId)
  const lead = await bodyOf(db, stored.applicant_id)
  const patron = await bodyOf(db, stored.patron_id)
  const usual = patron ? undefined : await bodyOf(db, lead?.patron_id ?? null)
  const rows = await partiesOf(db, applicationId)
  return {
    applicantName: stored.applicant_name,
    lead: lead ? { organisation: { id: lead.id, name: lead.name }, partyKind: lead.party_kind } : null,
    patron: patron ? { id: patron.id, name: patron.name } : null,
    usualPatron: usual ? { id: usual.id, name: usual.name } : null,
    rows: rows.map(({ id, name, role, partyKind }) => ({ organisation: { id, name }, role, partyKind })),
  }
}

function requireDistinct(
  others: readonly (string | null)[],
  parties: readonly { readonly organisationId: string }[],
): void {
  const ids = [...others.flatMap(id => id ?? []), ...parties.map(({ organisationId }) => organisationId)]
  if (new Set(ids).size === ids.length) return
  throw new ProblemError(problem('Rule.PartyTwice', 'problem.application.partyTwice', { field: 'parties' }))
}

/** Puts these bodies and, when it is given, the patron in place of those before. Throws as the contract says. */
export async function setParties(context: CommandContext, input: ParsedInputOf<'intake.setParties'>) {
  const { trx, actor } = context
  await requireSight(trx, actor, input.id)
  const stored = await requireApplication(trx, input.id)
  await requireVersion(trx, stored, input.version)
  const patronId = input.patronId === undefined ? stored.patron_id : input.patronId
  if (patronId !== stored.patron_id) await checkApplicationPatron(trx, stored.applicant_id, patronId)
  requireDistinct([stored.applicant_id, patronId], input.parties)
  const call = await requireCall(trx, stored.call_id)
  const coApplicants = input.parties
    .filter(({ role }) => role === 'co_applicant')
    .map(({ organisationId }) => organisationId)
  const taken = await takenAlready(trx, call, { id: stored.id, applicantId: null }, coApplicants)
  if (stored.state !== 'draft' && taken.length > 0) throw oneApplication(call, taken)
  await trx.deleteFrom('application_party').where('application_id', '=', stored.id).execute()
  for (const { organisationId, role } of input.parties)
    await trx
      .insertInto('application_party')
      .values({ id: context.newId(), application_id: stored.id, organisation_id: organisationId, role })
      .execute()
  const version = stored.version + 1
  await trx
    .updateTable('application')
    .set({ version, patron_id: patronId })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}
