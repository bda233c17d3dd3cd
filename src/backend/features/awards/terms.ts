import type { Selectable } from 'kysely'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { CallLotTable, GrantCallTable, GrantSchemeTable } from '#backend/schema/calls.ts'
import type { GridDefinition } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** What ranking and decisions need of a call: its scheme, its lots in print order, its grid and its project's currency. */
export interface CallTerms {
  readonly call: Selectable<GrantCallTable>
  readonly scheme: Selectable<GrantSchemeTable>
  readonly lots: readonly Selectable<CallLotTable>[]
  readonly grid: GridDefinition | null
  /** Keys that tell equals apart, in their order. */
  readonly tieBreak: readonly string[]
  readonly projectCurrency: string
}

const notFound = (id: string) => new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))

async function gridOf(db: Reader, callId: string): Promise<GridDefinition | null> {
  const row = await db
    .selectFrom('grid_version')
    .select('definition')
    .where('call_id', '=', callId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row ? JSON.parse(row.definition) : null
}

/** The terms of a call. Throws NotFound. */
export async function callTerms(db: Reader, id: string): Promise<CallTerms> {
  const call = await db.selectFrom('grant_call').selectAll().where('id', '=', id).executeTakeFirst()
  if (!call) throw notFound(id)
  const scheme = await db
    .selectFrom('grant_scheme')
    .selectAll()
    .where('id', '=', call.scheme_id)
    .executeTakeFirstOrThrow()
  const lots = await db
    .selectFrom('call_lot')
    .selectAll()
    .where('call_id', '=', id)
    .orderBy('position')
    .orderBy('code')
    .execute()
  const { currency } = await projectTerms(db, scheme.project_id)
  return {
    call,
    scheme,
    lots,
    grid: await gridOf(db, id),
    tieBreak: JSON.parse(call.tie_break),
    projectCurrency: currency,
  }
}

/** Where a person looks at the scheme's money. */
export const schemeRoute = ({ scheme }: CallTerms): string => `/grants/schemes?open=${scheme.id}`

/** Ranked together: the lot, or the whole call for applications without one. */
export const groupOf = (lotId: string | null): string => lotId ?? ''
