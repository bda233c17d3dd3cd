import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProgressStep } from '#backend/imports/reading/progress.ts'
import { runReading } from '#backend/imports/worker/run-reading.ts'
import type { InspectTask, MapTask, RatesTask } from '#backend/imports/worker/task.ts'
import { makeTable, makeWorkbook } from '#tests/support/workbook-maker.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'regrant-reading-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(name: string, content: Buffer | string) {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return { path: file, name }
}

/** A worker that is not ours: what it does is its text. */
const workerOf = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`)

const LEDGER = makeTable([
  ['Date', 'Document', 'Description', 'Amount'],
  [{ serial: 45_108 }, 'INV-1', 'Rent', 120.5],
  [{ serial: 45_139 }, 'INV-2', 'Travel', 80],
  [null, null, 'TOTAL', 200.5],
])

const mapTask = (file: MapTask['file']): MapTask => ({
  kind: 'map',
  file,
  target: 'ledger',
  mapping: null,
  currency: 'EUR',
})

/** A file that takes long enough to be interrupted. */
const bigFile = (rows: number) =>
  fileOf(
    `big-${rows}.csv`,
    `Date;Document;Description;Amount\n${Array.from({ length: rows }, (_, row) => `01.07.2024;D${row};Cost number ${row} of the year;${row},50`).join('\n')}\n`,
  )

describe('reading in a worker', () => {
  it('gives records, what was left out, the mapping used and the hash of the file', async () => {
    const result = await runReading(mapTask(await fileOf('ledger.xlsx', LEDGER)))
    if (!result.ok) throw new Error(result.error.messageKey)
    const { applied, mapping, sha256, size, tree } = result.value
    expect(applied.rows.map(row => row.values)).toEqual([
      { entryDate: '2023-07-01', documentNo: 'INV-1', description: 'Rent', amount: '120.5' },
      { entryDate: '2023-08-01', documentNo: 'INV-2', description: 'Travel', amount: '80' },
    ])
    expect(applied.problems.map(problem => problem.messageKey)).toEqual(['import.problem.leftOut.total'])
    expect(mapping.columns['amount']).toEqual({ heading: 'Amount', letter: 'D' })
    expect([sha256, size, tree]).toEqual([
      createHash('sha256').update(LEDGER).digest('hex'),
      LEDGER.length,
      null,
    ])
  })

  it('inspects a file: sheets, preview, header, samples and a suggested mapping', async () => {
    const workbook = makeWorkbook({
      sheets: [
        { name: 'Cover', state: 'hidden', rows: [['Ledger']] },
        {
          name: 'Entries',
          rows: [
            ['Ledger of 2024'],
            ['Датум', 'Износ (MKD)'],
            [{ serial: 45_108 }, 61.5],
            [{ serial: 45_109 }, 62],
          ],
        },
      ],
    })
    const task: InspectTask = {
      kind: 'inspect',
      file: await fileOf('inspect.xlsx', workbook),
      target: 'ledger',
      sheet: null,
      headerRow: null,
    }
    const result = await runReading(task)
    if (!result.ok) throw new Error(result.error.messageKey)
    expect(result.value.inspection).toMatchObject({
      format: 'xlsx',
      sheets: [
        { name: 'Cover', hidden: true, rows: 1, columns: 1 },
        { name: 'Entries', hidden: false, rows: 4, columns: 2 },
      ],
      sheet: 'Entries',
      headerRow: 2,
      columns: [
        { letter: 'A', heading: 'Датум', samples: ['2023-07-01', '2023-07-02'] },
        { letter: 'B', heading: 'Износ (MKD)', samples: ['61.5', '62'] },
      ],
      mapping: {
        columns: { entryDate: { heading: 'Датум' }, amount: { heading: 'Износ (MKD)' } },
        constants: { currency: 'MKD' },
      },
    })
  })

  it('reads budgets with their tree and rates with their source', async () => {
    const budget = await runReading({
      ...mapTask(await fileOf('budget.csv', 'Code;Budget item;Amount\n1;Personnel;\n1.1;Manager;12,50\n')),
      target: 'budget',
    })
    expect(budget.ok && budget.value.tree?.rows.map(row => [row.kind, row.parentRow])).toEqual([
      ['heading', null],
      ['line', 2],
    ])
    const task: RatesTask = {
      kind: 'rates',
      file: await fileOf('ecb.csv', 'Date,USD,JPY,\n2023-05-12,1.0892,N/A,\n'),
      params: {},
    }
    expect(await runReading(task)).toMatchObject({
      ok: true,
      value: {
        kind: 'rates',
        reading: { rows: [{ currency: 'USD', rate: '1.0892', source: 'ECB' }], blanks: 1 },
      },
    })
  })

  it('tells how far it is', async () => {
    const steps: ProgressStep[] = []
    await runReading(mapTask(await bigFile(5000)), { onProgress: step => steps.push(step) })
    expect(steps.map(step => step.phase)).toContain('read')
    expect(steps.at(-1)).toEqual({ phase: 'map', done: 5000, total: 5000 })
  })

  it('refuses by name what cannot be read', async () => {
    const missing = { path: path.join(folder, 'missing.xlsx'), name: 'missing.xlsx' }
    expect(await runReading(mapTask(missing))).toMatchObject({
      ok: false,
      error: { code: 'Import', messageKey: 'import.file.unreadable', details: { reason: 'ENOENT' } },
    })
    expect(await runReading(mapTask({ path: folder, name: 'folder' }))).toMatchObject({
      ok: false,
      error: { code: 'Import', messageKey: 'import.file.unreadable' },
    })
    expect(await runReading(mapTask(await fileOf('empty.csv', '')))).toMatchObject({
      ok: false,
      error: { messageKey: 'import.file.empty' },
    })
  })
})

describe('the limits of a worker', () => {
  it('end it when it takes too long', async () => {
    const entry = workerOf('for (;;);')
    const started = performance.now()
    const result = await runReading(mapTask(await fileOf('slow.csv', 'a;b\n')), { entry, timeoutMs: 300 })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'Import', messageKey: 'import.tooSlow', details: { seconds: 1 } },
    })
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('end it when it is cancelled, before or while it runs', async () => {
    const task = mapTask(await fileOf('cancel.csv', 'a;b\n'))
    const cancelled = { ok: false, error: { code: 'Cancelled', messageKey: 'import.cancelled' } }
    expect(await runReading(task, { signal: AbortSignal.abort() })).toMatchObject(cancelled)
    const controller = new AbortController()
    const running = runReading(task, { entry: workerOf('for (;;);'), signal: controller.signal })
    setTimeout(() => controller.abort(), 100)
    expect(await running).toMatchObject(cancelled)
  })

  it('end it when it needs too much memory, and the caller lives on', async () => {
    const result = await runReading(mapTask(await bigFile(120_000)), { memoryMb: 24 })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'Import', messageKey: 'import.outOfMemory', details: { megabytes: 24 } },
    })
  })

  it('leave the caller responsive while it works', async () => {
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 10)
    await runReading(mapTask(await fileOf('slow2.csv', 'a;b\n')), {
      entry: workerOf('for (;;);'),
      timeoutMs: 500,
    })
    clearInterval(beat)
    expect(longest).toBeLessThan(450)
  })
})

/** A thread that says one thing and then stays, as a broken one may. */
const say = (message: string) =>
  `import { parentPort } from 'node:worker_threads'; parentPort.postMessage(${message}); setInterval(() => 0, 1000)`
const RATES_OUTPUT = JSON.stringify({ kind: 'rates', sha256: '0'.repeat(64), size: 1, reading: {} })

describe('a worker that breaks', () => {
  it.each([
    ['throws', 'throw new Error("broken on purpose")', 'broken on purpose'],
    ['ends without an answer', 'process.exit(3)', 'code 3'],
    ['rejects later', 'setTimeout(() => Promise.reject(new Error("late")), 20)', 'late'],
    ['is not there', undefined, ''],
    ['says nothing that is known', say('"hello"'), 'no message of ours'],
    ['says null', say('null'), 'no message of ours'],
    ['names a kind that is inherited', say('{ kind: "constructor" }'), 'no message of ours'],
    ['refuses without a problem', say('{ kind: "problem" }'), 'no message of ours'],
    [
      'counts in words',
      say('{ kind: "progress", done: "half", total: null, stepKey: "x" }'),
      'no message of ours',
    ],
    ['gives no result', say('{ kind: "result" }'), 'no message of ours'],
    ['gives another result', say('{ kind: "result", value: { kind: "map" } }'), 'another shape'],
    ['answers another task', say(`{ kind: "result", value: ${RATES_OUTPUT} }`), 'another shape'],
  ])('is a problem, not a crash, when it %s', async (_, code, reason) => {
    const crashes: unknown[] = []
    const entry = code === undefined ? new URL('file:///nowhere/worker.js') : workerOf(code)
    const result = await runReading(mapTask(await fileOf('broken.csv', 'a;b\n')), {
      entry,
      onCrash: error => crashes.push(error),
    })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'Internal', messageKey: 'import.readerCrashed' },
    })
    expect(!result.ok && String(result.error.details['reason'])).toContain(reason)
    expect(JSON.stringify(result)).not.toContain('at ')
    expect(crashes).toHaveLength(1)
  })
})
