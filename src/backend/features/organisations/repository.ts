import type { Insertable, Selectable } from 'kysely'
import type { Reader, Writer } from '#backend/rpc/context.ts'
import type { OrganisationTable } from '#backend/schema/registry.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'

/** Columns of a record as callers see it. */
export const COLUMNS = [
  'id',
  'version',
  'name',
  'short_name',
  'legal_form',
  'registration_no',
  'tax_no',
  'country',
  'city',
  'address',
  'email',
  'phone',
  'website',
  'note',
  'name_missing',
  'invented',
  'market_actor',
  'party_kind',
  'patron_id',
  'archived',
] as const

type StoredOrganisation = Pick<Selectable<OrganisationTable>, (typeof COLUMNS)[number]>

/** The record as callers see it. */
export const organisationOf = (row: StoredOrganisation): OrganisationRow => ({
  id: row.id,
  version: row.version,
  name: row.name,
  shortName: row.short_name,
  legalForm: row.legal_form,
  registrationNo: row.registration_no,
  taxNo: row.tax_no,
  country: row.country,
  city: row.city,
  address: row.address,
  email: row.email,
  phone: row.phone,
  website: row.website,
  note: row.note,
  marketActor: row.market_actor === 1,
  partyKind: row.party_kind,
  patronId: row.patron_id,
  nameMissing: row.name_missing === 1,
  invented: row.invented === 1,
  archived: row.archived === 1,
})

export async function findOrganisation(db: Reader, id: string): Promise<OrganisationRow | undefined> {
  const row = await db.selectFrom('organisation').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && organisationOf(row)
}

/** Every record's name and number, for finding doubles: folding is more than SQL can compare. */
export async function findNames(db: Reader) {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'short_name', 'registration_no', 'country'])
    .execute()
}

export async function findOrganisations(db: Reader, ids: readonly string[]): Promise<OrganisationRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('organisation')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(organisationOf)
}

export async function findByRegistration(
  db: Reader,
  country: string,
  registrationNo: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('country', '=', country)
    .where('registration_no', '=', registrationNo)
    .executeTakeFirst()
}

/** The patron of a body, and whom it answers for itself. */
export async function findPatronage(db: Reader, { id, patronId }: Pick<OrganisationRow, 'id' | 'patronId'>) {
  const patron = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', patronId ?? '')
    .executeTakeFirst()
  const patronOf = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('patron_id', '=', id)
    .orderBy('name')
    .execute()
  return { patron: patron ?? null, patronOf }
}

export async function insertOrganisation(trx: Writer, row: Insertable<OrganisationTable>): Promise<void> {
  await trx.insertInto('organisation').values(row).execute()
}

export async function updateOrganisation(
  trx: Writer,
  { id, version }: { readonly id: string; readonly version: number },
  columns: Omit<Insertable<OrganisationTable>, 'id' | 'source_file' | 'source_sheet' | 'source_row'>,
): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

interface Appearance {
  readonly projectId: string
  readonly projectCode: string
  readonly projectTitle: string
  readonly role: string
}

/** Where a body appears, by project: as donor, partner, lead of a work package, market actor. */
export async function findAppearances(db: Reader, id: string): Promise<readonly Appearance[]> {
  const of = [
    'project.id as projectId',
    'project.code as projectCode',
    'project.title as projectTitle',
  ] as const
  const donors = await db
    .selectFrom('project_donor as part')
    .innerJoin('project', 'project.id', 'part.project_id')
    .select([...of, 'part.role'])
    .where('part.organisation_id', '=', id)
    .execute()
  const partners = await db
    .selectFrom('project_partner as part')
    .innerJoin('project', 'project.id', 'part.project_id')
    .select([...of, 'part.role'])
    .where('part.organisation_id', '=', id)
    .execute()
  const leads = await db
    .selectFrom('work_package as part')
    .innerJoin('project', 'project.id', 'part.project_id')
    .select(of)
    .distinct()
    .where('part.lead_organisation_id', '=', id)
    .execute()
  const actors = await db
    .selectFrom('intervention_actor as part')
    .innerJoin('intervention', 'intervention.id', 'part.intervention_id')
    .innerJoin('project', 'project.id', 'intervention.project_id')
    .select(of)
    .distinct()
    .where('part.organisation_id', '=', id)
    .execute()
  return [
    ...donors,
    ...partners,
    ...leads.map(row => ({ ...row, role: 'work_package_lead' })),
    ...actors.map(row => ({ ...row, role: 'market_actor' })),
  ].toSorted((a, b) => (a.projectCode < b.projectCode ? -1 : a.projectCode > b.projectCode ? 1 : 0))
}
