import type { CommandContext } from '#backend/rpc/context.ts'
import { insertAccounts } from './accounts/index.ts'
import { insertBudgets } from './budgets.ts'
import { insertGrants } from './grants/index.ts'
import { buildLedger } from './ledger/build.ts'
import { insertPeople } from './people.ts'
import { insertProgramme } from './programme.ts'
import { insertRates } from './rates.ts'
import { insertReporting } from './reporting.ts'
import { insertSharing } from './sharing.ts'

export { demoId } from './deterministic.ts'
export { DEMO_COORDINATOR } from './people.ts'

export interface DemoOptions {
  /** Number of ledger entries, drafts and reversals included. */
  readonly entries: number
  readonly workspaceId: string
  readonly progress: (done: number, total: number) => void
}

/**
 * Fills an empty workspace with the demo, in the one command of the caller. All rows but the workspace's own
 * come out the same for the same number of entries.
 */
export async function buildDemo(context: CommandContext, options: DemoOptions): Promise<void> {
  const { entries, workspaceId, progress } = options
  const total = Math.max(1, entries)
  progress(0, total)
  await context.trx
    .insertInto('workspace_info')
    .values({
      id: workspaceId,
      name: 'Regrant demo',
      base_currency: 'EUR',
      is_demo: 1,
      created_at: context.now,
    })
    .execute()
  await insertPeople(context)
  await insertRates(context)
  await insertProgramme(context)
  await insertBudgets(context)
  await buildLedger(context, entries, done => progress(Math.min(done, total), total))
  await insertReporting(context)
  await insertAccounts(context)
  await insertSharing(context)
  await insertGrants(context)
  progress(total, total)
}
