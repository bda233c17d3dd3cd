import type { CommandContext, Reader } from '#backend/rpc/context.ts'

/** One name of a sanctions list: the listed one or an alias, in whatever script. */
export interface SanctionName {
  readonly list: string
  readonly reference: string
  readonly kind: 'individual' | 'entity' | 'other'
  readonly name: string
  /** In plain Latin letters, as names are compared. */
  readonly folded: string
  readonly isAlias: boolean
  readonly note: string
}

/** Key of a name within its list. */
export const nameKey = ({ reference, name }: Pick<SanctionName, 'reference' | 'name'>): string =>
  JSON.stringify([reference, name])

/** Names of a list as they are stored, by key, with what may have changed of them. */
export async function storedList(db: Reader, list: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('sanction_name')
    .select(['reference', 'name', 'kind', 'is_alias', 'note'])
    .where('list', '=', list)
    .execute()
  return new Map(rows.map(row => [nameKey(row), JSON.stringify([row.kind, row.is_alias, row.note])]))
}

/** Few enough values for one statement. */
const AT_ONCE = 500

/** Puts a newly read list in the place of the stored one: names that were taken off it are gone. */
export async function replaceList(
  { trx, newId }: CommandContext,
  list: string,
  names: readonly SanctionName[],
  importedFrom: string,
): Promise<void> {
  await trx.deleteFrom('sanction_name').where('list', '=', list).execute()
  for (let at = 0; at < names.length; at += AT_ONCE)
    await trx
      .insertInto('sanction_name')
      .values(
        names.slice(at, at + AT_ONCE).map(row => ({
          id: newId(),
          list,
          reference: row.reference,
          kind: row.kind,
          name: row.name,
          folded: row.folded,
          is_alias: row.isAlias ? (1 as const) : (0 as const),
          note: row.note,
          imported_from: importedFrom,
        })),
      )
      .execute()
}
