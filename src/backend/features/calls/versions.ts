import type { Reader } from '#backend/rpc/context.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import type { GridDefinition } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

type Definitions = { readonly form: FormDefinition; readonly grid: GridDefinition }
export type VersionedPart = keyof Definitions

/** A version of a form or grid as stored; frozen ones never change. */
export interface PartVersion<D> {
  readonly id: string
  readonly callId: string
  readonly number: number
  readonly state: 'draft' | 'frozen'
  readonly frozenAt: string | null
  /** Number of the corrigendum that brought it; null for the first. */
  readonly corrigendum: number | null
  readonly definition: D
}

const stored = (db: Reader, part: VersionedPart) =>
  db
    // Both tables have the same columns; the builder asks for one name.
    .selectFrom(`${part}_version as version` as 'form_version as version')
    .leftJoin('call_corrigendum as corrigendum', 'corrigendum.id', 'version.corrigendum_id')
    .select([
      'version.id',
      'version.call_id as callId',
      'version.number',
      'version.state',
      'version.frozen_at as frozenAt',
      'corrigendum.number as corrigendum',
      'version.definition',
    ])

type Stored = Awaited<ReturnType<ReturnType<typeof stored>['execute']>>[number]

const versionOf = <P extends VersionedPart>(row: Stored): PartVersion<Definitions[P]> => ({
  ...row,
  definition: JSON.parse(row.definition),
})

/** All versions of a call's form or grid, oldest first. */
export async function versionsOfCall<P extends VersionedPart>(
  db: Reader,
  part: P,
  callId: string,
): Promise<readonly PartVersion<Definitions[P]>[]> {
  const rows = await stored(db, part)
    .where('version.call_id', '=', callId)
    .orderBy('version.number')
    .execute()
  return rows.map(row => versionOf<P>(row))
}

/** The version that new applications are written on, or new assessments made with; undefined before there is one. */
export async function newestVersion<P extends VersionedPart>(
  db: Reader,
  part: P,
  callId: string,
): Promise<PartVersion<Definitions[P]> | undefined> {
  const row = await stored(db, part)
    .where('version.call_id', '=', callId)
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && versionOf<P>(row)
}

/** One version by its id: the form an application was written on, the grid an assessment was made with. Throws NotFound. */
export async function requirePartVersion<P extends VersionedPart>(
  db: Reader,
  part: P,
  id: string,
): Promise<PartVersion<Definitions[P]>> {
  const row = await stored(db, part).where('version.id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', `problem.notFound.${part}Version`, { id }))
  return versionOf<P>(row)
}
