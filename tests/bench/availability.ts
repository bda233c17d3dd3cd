import path from 'node:path'
import { availabilityDifferences } from '#backend/maintenance/availability-sums.ts'
import { openReader, openWriter } from '#backend/platform/connection.ts'
import { createBackend } from '#backend/rpc/create-backend.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import type { InputOf } from '#shared/contract/index.ts'
import {
  buildLargeWorkspace,
  LARGE_PROJECT,
  type LargeWorkspace,
  largeEntry,
} from '#tests/support/large-workspace.ts'
import { writeLedger } from './import.ts'
import { pair, type Ratio, round, timed } from './measure.ts'

const SQL = `
  SELECT l.id, sum(s.base_minor) AS spent,
    sum(CASE WHEN e.sub_grant_no <> '' THEN s.base_minor ELSE 0 END) AS under
  FROM budget_line l JOIN ledger_split s ON s.budget_line_id = l.id JOIN ledger_entry e ON e.id = s.entry_id AND e.state = 'posted'
  WHERE l.project_id = ? GROUP BY l.id`

/** All seven kept amounts of a project summed anew and compared, against one grouped statement over its entries. */
async function recomputing(workspace: LargeWorkspace): Promise<Ratio> {
  const ours = openReader(workspace.database)
  const bare = openReader(workspace.database)
  try {
    const statement = bare.prepare(SQL)
    const times = await pair(
      9,
      () => {
        const found = availabilityDifferences(ours, workspace.projectId)
        if (found.differences.length > 0) throw new Error(JSON.stringify(found.differences[0]))
      },
      () => statement.all(workspace.projectId),
    )
    return {
      name: 'all availability of a project with 100,000 entries / one grouped statement',
      ratio: round(times.ours / times.other),
      limit: 2,
      oursMs: round(times.ours),
      otherMs: round(times.other),
    }
  } finally {
    ours.close()
    bare.close()
  }
}

/** A session that saves one draft after another and posts each; only the posting is asked to be fast here. */
async function poster({ folder, projectId, lineIds }: LargeWorkspace) {
  const backend = createBackend({ home: folder, appVersion: 'bench', log: () => undefined })
  await backend.openFolder(folder)
  const session = backend.openSession(() => undefined)
  let calls = 0
  const call = async (procedure: string, input: unknown): Promise<Envelope & { readonly ok: true }> => {
    calls += 1
    const answer = await session.call({ callId: `p${calls}`, procedure, input })
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer
  }
  const waiting: string[] = []
  return {
    /** Stores so many drafts for the posts to come. */
    fill: async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const entry: InputOf<'ledger.saveDraft'> = {
          ...largeEntry(projectId, lineIds[0] ?? '', 200_000 + waiting.length),
          splits: [{ lineId: lineIds[0] ?? '', workPackageId: null, activityId: null, share: '100' }],
          currency: 'EUR',
          rate: null,
          rateSource: '',
          rateDate: null,
          id: null,
          version: null,
        }
        const { value } = await call('ledger.saveDraft', entry)
        waiting.push((value as { id: string }).id)
      }
    },
    post: () => call('ledger.post', { ids: [waiting.pop()] }),
    close: () => backend.close(),
  }
}

const POSTS = 80

/** One entry posted in a project that holds 100,000, against the same in a project that holds none. */
async function posting(large: LargeWorkspace): Promise<Ratio> {
  const empty = await buildLargeWorkspace(0)
  const [full, bare] = [await poster(large), await poster(empty)]
  try {
    await full.fill(POSTS + 1)
    await bare.fill(POSTS + 1)
    const times = await pair(POSTS, full.post, bare.post)
    return {
      name: 'posting an entry into a project with 100,000 entries / into an empty one',
      ratio: round(times.ours / times.other),
      limit: 1.5,
      oursMs: round(times.ours),
      otherMs: round(times.other),
    }
  } finally {
    await full.close()
    await bare.close()
    await empty.remove()
  }
}

const IMPORTED = 20_000
const IMPORTS = 5
/** The least disturbed run: what else the machine does can only add. */
const fastest = (times: readonly number[]): number => Math.min(...times)

/** Takes away what keeps the amounts, so that the same import can be timed without it. */
function withoutKeeping({ database }: LargeWorkspace): void {
  const connection = openWriter(database)
  const names = connection
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'availability%'",
    )
    .all()
  for (const { name } of names) connection.exec(`DROP TRIGGER "${name}"`)
  connection.close()
}

/** A session that imports one ledger file after another. */
async function importer({ folder }: LargeWorkspace) {
  const backend = createBackend({ home: folder, appVersion: 'bench', log: () => undefined })
  await backend.openFolder(folder)
  const session = backend.openSession(() => undefined)
  let runs = 0
  return {
    run: async () => {
      const file = path.join(folder, `import-${runs}.xlsx`)
      await writeLedger(file, runs, IMPORTED)
      runs += 1
      const token = backend.files.offerIncoming({
        path: file,
        fileName: path.basename(file),
        mediaType: '',
        temporary: false,
      })
      return timed(async () => {
        const answer = await session.call({
          callId: `a${runs}`,
          procedure: 'imports.run',
          input: { kind: 'ledger', token, params: { projectCode: LARGE_PROJECT }, mapping: null },
        })
        if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      })
    },
    close: () => backend.close(),
  }
}

/** The same import into a workspace that keeps the amounts, and into one whose triggers were taken away. */
async function importing(): Promise<Ratio> {
  const [keeping, bare] = [await buildLargeWorkspace(0), await buildLargeWorkspace(0)]
  withoutKeeping(bare)
  const [ours, other] = [await importer(keeping), await importer(bare)]
  const times: { readonly ours: number[]; readonly other: number[] } = { ours: [], other: [] }
  try {
    await ours.run()
    await other.run()
    for (let run = 0; run < IMPORTS; run += 1) {
      times.ours.push(await ours.run())
      times.other.push(await other.run())
    }
    return {
      name: 'import of 20,000 rows with the amounts kept / without',
      ratio: round(fastest(times.ours) / fastest(times.other)),
      limit: 1.1,
      oursMs: round(fastest(times.ours)),
      otherMs: round(fastest(times.other)),
    }
  } finally {
    await ours.close()
    await other.close()
    await keeping.remove()
    await bare.remove()
  }
}

/** Availability: what proving it costs, and what keeping it costs each posting. */
export async function benchAvailability(): Promise<readonly Ratio[]> {
  const workspace = await buildLargeWorkspace(100_000)
  try {
    return [await recomputing(workspace), await posting(workspace), await importing()]
  } finally {
    await workspace.remove()
  }
}
