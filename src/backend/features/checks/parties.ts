import type { Reader } from '#backend/rpc/context.ts'

/** A body that takes part in an application. */
export interface Party {
  readonly id: string
  readonly name: string
  readonly shortName: string
}

/** Applicant, patron and co-applicants, each once, the applicant first. */
export async function partiesOf(
  db: Reader,
  application: {
    readonly id: string
    readonly applicant_id: string | null
    readonly patron_id: string | null
  },
): Promise<readonly Party[]> {
  const others = await db
    .selectFrom('application_party')
    .select('organisation_id as id')
    .where('application_id', '=', application.id)
    .orderBy('id')
    .execute()
  const ids = [application.applicant_id, application.patron_id, ...others.map(({ id }) => id)].flatMap(
    id => id ?? [],
  )
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'short_name as shortName'])
    .where('id', 'in', [...ids, ''])
    .execute()
  return [...new Set(ids)].flatMap(id => rows.find(row => row.id === id) ?? [])
}
