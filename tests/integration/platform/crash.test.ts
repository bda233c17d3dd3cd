import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyWorkspace } from '#backend/maintenance/verify.ts'
import { openReader } from '#backend/platform/connection.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import type { Backend } from '#backend/rpc/backend.ts'
import { createBackend } from '#backend/rpc/create-backend.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import { buildLargeWorkspace } from '#tests/support/large-workspace.ts'

let home: string
let folder: string

const newBackend = (): Backend => createBackend({ home, appVersion: 'test', log: () => undefined })

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-crash-'))
  folder = path.join(home, 'workspace')
  const backend = newBackend()
  const made = await backend
    .openSession(() => undefined)
    .call({
      callId: '1',
      procedure: 'workspace.create',
      input: {
        location: { kind: 'folder', token: backend.files.offerFolder(folder) },
        name: 'Crash',
        coordinatorName: 'Test coordinator',
      },
    })
  expect(made.ok).toBe(true)
  await backend.close()
})
afterEach(async () => {
  await rm(home, { recursive: true, force: true })
})

const verify = (of = folder) =>
  verifyWorkspace(
    {
      database: workspacePaths(of).database,
      attachments: workspacePaths(of).attachments,
      head: null,
    },
    () => undefined,
  )

function organisations(): number {
  const reader = openReader(workspacePaths(folder).database)
  try {
    return reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM organisation').get()?.n ?? 0
  } finally {
    reader.close()
  }
}

const script = (name: string) => fileURLToPath(new URL(`../../support/${name}`, import.meta.url))

/** Runs the loop until so many commands were answered and some time has passed, then kills it without warning. */
async function killAfter(
  answers: number,
  milliseconds: number,
  loop: readonly string[] = [script('command-loop.ts'), folder],
): Promise<number> {
  const child = spawn(process.execPath, [...loop], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = 0
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString().split('\n').length - 1
  })
  await expect.poll(() => said, { timeout: 30_000, interval: 2 }).toBeGreaterThanOrEqual(answers)
  await new Promise(resolve => setTimeout(resolve, milliseconds))
  child.kill('SIGKILL')
  await once(child, 'close')
  return said
}

describe('a process killed in the middle of its commands', () => {
  it('loses no answered command, half-writes none, and leaves a workspace that opens and proves itself', async () => {
    let before = 0
    for (const [answers, pause] of [
      [1, 0],
      [3, 7],
      [9, 3],
      [17, 11],
    ] as const) {
      const said = await killAfter(answers, pause)
      const after = organisations()
      expect(after - before, 'answered commands are all there').toBeGreaterThanOrEqual(said)
      before = after
      const report = await verify()
      expect(report.checks.filter(check => !check.ok)).toEqual([])
      expect(report.events).toBe(after + 1)
    }
    const backend = newBackend()
    expect(await backend.openFolder(folder)).toEqual({ ok: true, value: null })
    await backend.close()
  })
})

describe('a process killed while it books and reserves money', () => {
  it('leaves every amount of every line equal to the sum of its parts', async () => {
    const workspace = await buildLargeWorkspace(50)
    const { projectId, lineIds } = workspace
    let reserved = 0
    try {
      for (const [rounds, pause] of [
        [1, 0],
        [2, 5],
        [5, 2],
        [8, 9],
      ] as const) {
        await killAfter(rounds, pause, [
          script('money-loop.ts'),
          workspace.folder,
          projectId,
          lineIds[0] ?? '',
        ])
        const report = await verify(workspace.folder)
        expect(report.checks.filter(check => !check.ok)).toEqual([])
        expect(report.checks.find(({ check }) => check === 'availability')?.checked).toBe(lineIds.length * 7)
        const reader = openReader(workspace.database)
        const kept = reader
          .prepare<[string], { reserved: number }>(
            'SELECT reserved_minor AS reserved FROM line_availability WHERE budget_line_id = ?',
          )
          .get(lineIds[0] ?? '')
        reader.close()
        expect(kept?.reserved ?? 0, 'answered reservations are there').toBeGreaterThanOrEqual(reserved + 100)
        reserved = kept?.reserved ?? 0
      }
    } finally {
      await workspace.remove()
    }
  })
})

const add = (backend: Backend): Promise<Envelope> =>
  backend
    .openSession(() => undefined)
    .call({ callId: 's', procedure: 'settings.save', input: { language: 'sq' } })

describe('a database that became damaged', () => {
  it('still opens to be read, refuses writes and says so', async () => {
    const file = workspacePaths(folder).database
    const size = (await readFile(file)).length
    const handle = await open(file, 'r+')
    // The last pages hold indexes and triggers of the newest tables: the file opens, and only the check finds it.
    await handle.write(Buffer.alloc(4096 * 3, 0x5a), 0, 4096 * 3, size - 4096 * 3)
    await handle.close()
    const damaged = await readFile(file)
    const backend = newBackend()
    const opened = await backend.openFolder(folder)
    const answer = opened.ok ? await add(backend) : opened
    expect(answer).toMatchObject({ ok: false, error: { code: 'StorageCorrupt' } })
    await backend.close()
    expect((await readFile(file)).equals(damaged)).toBe(true)
  })
})
