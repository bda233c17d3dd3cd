import { createBackend } from '#backend/rpc/create-backend.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import { buildLargeWorkspace } from '#tests/support/large-workspace.ts'
import { median, type Ratio, round, timed } from './measure.ts'

const PAGES = 40

/** One page as the list asks for it: filtered by line and days, sorted by date, through the dispatcher. */
async function pageTime(entries: number): Promise<number> {
  const workspace = await buildLargeWorkspace(entries)
  const backend = createBackend({ home: workspace.folder, appVersion: 'bench', log: () => undefined })
  try {
    await backend.openFolder(workspace.folder)
    const session = backend.openSession(() => undefined)
    const ask = (index: number): Promise<Envelope> =>
      session.call({
        callId: `p${index}`,
        procedure: 'ledger.list',
        input: {
          filter: {
            projectId: workspace.projectId,
            state: 'posted',
            lineIds: [workspace.lineIds[index % 4] ?? ''],
            from: '2024-02-01',
            to: '2025-11-30',
          },
          sort: { key: 'entryDate', direction: 'descending' },
          offset: 0,
          limit: 30,
        },
      })
    const warm = await ask(0)
    if (!warm.ok) throw new Error(JSON.stringify(warm.error))
    const times: number[] = []
    for (let index = 0; index < PAGES; index += 1) times.push(await timed(() => ask(index)))
    return median(times)
  } finally {
    await backend.close()
    await workspace.remove()
  }
}

/** A filtered, sorted list page at 100,000 entries against 1,000. */
export async function benchListPage(): Promise<readonly Ratio[]> {
  const small = await pageTime(1000)
  const large = await pageTime(100_000)
  return [
    {
      name: 'filtered, sorted list page, 100,000 / 1,000 entries',
      ratio: round(large / small),
      limit: 2,
      largeMs: round(large),
      smallMs: round(small),
    },
  ]
}
