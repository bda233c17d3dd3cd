import type { Insertable, Selectable } from 'kysely'
import { matchExpression, matchingIds } from '#backend/features/search/index.ts'
import type { Reader, Writer } from '#backend/rpc/context.ts'
import type { OrganisationTable } from '#backend/schema/registry.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'

const COLUMNS = [
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
  'archived',
] as const

type StoredOrganisation = Pick<Selectable<OrganisationTable>, (typeof COLUMNS)[number]>

/** The record as callers see it. */
const organisationOf = (row: StoredOrganisation): OrganisationRow => ({
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
  nameMissing: row.name_missing === 1,
  invented: row.invented === 1,
  archived: row.archived === 1,
})

export interface OrganisationList {
  readonly text: string
  readonly country: string
  readonly archived: boolean
  readonly sort: { readonly key: 'name' | 'country' | 'city'; readonly direction: 'ascending' | 'descending' }
  readonly offset: number
  readonly limit: number
}

/** One page and the number of all that match; records without a name stand last. */
export async function listOrganisations(
  db: Reader,
  { text, country, archived, sort, offset, limit }: OrganisationList,
): Promise<{ readonly rows: OrganisationRow[]; readonly total: number }> {
  let matching = db.selectFrom('organisation').where('archived', '=', archived ? 1 : 0)
  const expression = matchExpression(text)
  if (expression !== null) matching = matching.where('id', 'in', matchingIds('organisation', expression))
  if (country !== '') matching = matching.where('country', '=', country)
  const direction = sort.direction === 'ascending' ? 'asc' : 'desc'
  const rows = await matching
    .select(COLUMNS)
    .orderBy('name_missing')
    .orderBy(eb => eb.fn<string>('lower', [sort.key]), direction)
    .orderBy('name')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  const counted = await matching.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(organisationOf), total: counted.total }
}

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
