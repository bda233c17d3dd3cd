import { createWriteStream } from 'node:fs'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { verifyWorkspace } from '#backend/maintenance/verify.ts'
import { storeByContent } from '#backend/platform/atomic-file.ts'
import { auditedRow, layoutsFrom } from '#backend/platform/audit-rows.ts'
import { writeBackup } from '#backend/platform/backup.ts'
import { restoreBackup } from '#backend/platform/restore.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { openTestWorkspace, TEST_NOW, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
const quiet = () => undefined
const untouched = { signal: new AbortController().signal, progress: quiet }

beforeEach(async () => {
  workspace = await openTestWorkspace({})
  await workspace.write(({ trx }) =>
    trx.insertInto('setting').values({ id: 'language', value: 'sq' }).execute(),
  )
  await workspace.write(({ trx }) => trx.updateTable('setting').set({ value: 'en' }).execute())
})
afterEach(() => workspace.close())

const verify = (head: string | null = null) =>
  verifyWorkspace(
    {
      database: workspace.state.workspace?.store.paths.database ?? '',
      attachments: workspace.opened.store.paths.attachments,
      head,
    },
    quiet,
  )

const codes = async (head: string | null = null) =>
  (await verify(head)).checks.flatMap(check => check.problems.map(problem => problem.code))

/** What somebody with a database tool could do: triggers off, then on again. */
function tamper(sql: string) {
  const { connection } = workspace.opened.store
  connection.pragma('foreign_keys = OFF')
  const triggers = connection
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
  for (const trigger of triggers) connection.exec(`DROP TRIGGER "${trigger.name}"`)
  connection.exec(sql)
  for (const trigger of triggers) connection.exec(trigger.sql)
  connection.pragma('foreign_keys = ON')
}

describe('the audit chain', () => {
  it('holds each change with its before and after, and proves itself and any earlier head', async () => {
    const report = await verify()
    expect(report).toMatchObject({ ok: true, events: 3, auditHead: workspace.opened.auditHead })
    const change = await workspace.read(db =>
      db.selectFrom('audit_change').selectAll().where('event_seq', '=', 3).executeTakeFirstOrThrow(),
    )
    expect([change.operation, JSON.parse(change.before ?? ''), JSON.parse(change.after ?? '')]).toEqual([
      'update',
      { id: 'language', value: 'sq' },
      { id: 'language', value: 'en' },
    ])
    const first = await workspace.read(db =>
      db.selectFrom('audit_event').select('hash').where('seq', '=', 1).executeTakeFirstOrThrow(),
    )
    expect(await codes(first.hash)).toEqual([])
    expect(await codes('f'.repeat(64))).toEqual(['headMissing'])
  })

  it('keeps a new row as a list of values whose columns stand once beside all such rows', async () => {
    const change = await workspace.read(db =>
      db.selectFrom('audit_change').selectAll().where('event_seq', '=', 2).executeTakeFirstOrThrow(),
    )
    const rows = await workspace.read(db => db.selectFrom('audit_layout').selectAll().execute())
    const [layout, ...values] = JSON.parse(change.after ?? '')
    expect([change.operation, values]).toEqual(['insert', ['language', 'sq']])
    expect(rows.find(row => row.id === layout)).toMatchObject({
      table_name: 'setting',
      columns: '["id","value"]',
    })
    const layouts = layoutsFrom(rows)
    expect(auditedRow(change.after, layouts)).toEqual({ id: 'language', value: 'sq' })
    expect(auditedRow('{"id":"language","value":"en"}', layouts)).toEqual({ id: 'language', value: 'en' })
    expect(auditedRow(null, layouts)).toEqual({})
    expect(() => auditedRow('["0000000000000000","language"]', layouts)).toThrow('0000000000000000')
  })

  it('shows every kind of later edit', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ["UPDATE audit_event SET person_name = 'Somebody else' WHERE seq = 2", 'chain.hash'],
      ["UPDATE audit_change SET after = '{}' WHERE event_seq = 2", 'chain.changes'],
      ['DELETE FROM audit_change WHERE event_seq = 3', 'chain.changes'],
      ['DELETE FROM audit_event WHERE seq = 3', 'unsealedChanges'],
      [`UPDATE audit_layout SET columns = '["value","id"]' WHERE table_name = 'setting'`, 'changedLayout'],
      ["UPDATE audit_event SET previous_hash = 'x', hash = 'y' WHERE seq = 3", 'chain.previous'],
    ]
    for (const [sql, expected] of cases) {
      const copy = await openTestWorkspace({})
      const original = workspace
      try {
        workspace = copy
        await workspace.write(({ trx }) =>
          trx.insertInto('setting').values({ id: 'a', value: '1' }).execute(),
        )
        await workspace.write(({ trx }) =>
          trx.insertInto('setting').values({ id: 'b', value: '2' }).execute(),
        )
        expect(await codes()).toEqual([])
        tamper(sql)
        expect(await codes(), sql).toContain(expected)
      } finally {
        await copy.close()
        workspace = original
      }
    }
  })

  it('cannot be edited through the application', () => {
    const { connection } = workspace.opened.store
    expect(() => connection.exec("UPDATE audit_event SET person_name = 'x'")).toThrow(/append-only/)
    expect(() => connection.exec('DELETE FROM audit_change')).toThrow(/append-only/)
  })
})

describe('verification', () => {
  it('finds a voucher that is gone or changed', async () => {
    const file = path.join(workspace.home, 'voucher.txt')
    await writeFile(file, 'faturë nr. 12')
    const stored = await storeByContent(file, workspace.opened.store.paths.attachments)
    await workspace.write(({ trx, now }) =>
      trx
        .insertInto('attachment')
        .values({ id: stored.hash, size: stored.size, media_type: 'text/plain', added_at: now })
        .execute(),
    )
    expect((await verify()).ok).toBe(true)
    const place = path.join(workspace.opened.store.paths.attachments, stored.hash.slice(0, 2), stored.hash)
    await writeFile(place, 'faturë nr. 13')
    expect(await codes()).toEqual(['attachmentChanged'])
    await truncate(place)
    expect(await codes()).toEqual(['attachmentChanged'])
  })
})

const backupTo = (target: string) =>
  writeBackup({
    paths: workspace.opened.store.paths,
    workspaceId: workspace.opened.store.identity.id,
    workspaceName: 'Test',
    target,
    now: TEST_NOW,
    signal: untouched.signal,
    progress: quiet,
  })

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    error => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

async function zipOf(target: string, parts: Readonly<Record<string, string>>) {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(target))
}

describe('a backup', () => {
  it('comes back whole, with its attachments and its audit head', async () => {
    const file = path.join(workspace.home, 'voucher.txt')
    await writeFile(file, 'расписка')
    const stored = await storeByContent(file, workspace.opened.store.paths.attachments)
    await workspace.write(({ trx, now }) =>
      trx
        .insertInto('attachment')
        .values({ id: stored.hash, size: stored.size, media_type: 'text/plain', added_at: now })
        .execute(),
    )
    const head = workspace.opened.auditHead
    const backup = path.join(workspace.home, 'test.regrant-backup')
    expect((await backupTo(backup)).auditHead).toBe(head)
    const target = path.join(workspace.home, 'restored')
    await restoreBackup(backup, target, untouched)
    await workspace.state.open(target)
    expect(workspace.state.workspace?.auditHead).toBe(head)
    const report = await verifyWorkspace(
      { database: path.join(target, 'workspace.db'), attachments: path.join(target, 'attachments'), head },
      quiet,
    )
    expect(report.ok).toBe(true)
    expect(
      await readFile(path.join(target, 'attachments', stored.hash.slice(0, 2), stored.hash), 'utf8'),
    ).toBe('расписка')
  })

  it('is never restored over anything', async () => {
    const backup = path.join(workspace.home, 'test.regrant-backup')
    await backupTo(backup)
    expect(await codeOf(restoreBackup(backup, workspace.folder, untouched))).toBe('Conflict')
  })

  it('with any byte changed, cut short or made up is refused and leaves no folder', async () => {
    const backup = path.join(workspace.home, 'test.regrant-backup')
    await backupTo(backup)
    const good = await readFile(backup)
    const target = path.join(workspace.home, 'restored')
    for (const position of [200, Math.floor(good.length / 3), Math.floor(good.length / 2)]) {
      const bad = Buffer.from(good)
      bad.writeUInt8((bad.readUInt8(position) + 1) % 256, position)
      await writeFile(backup, bad)
      expect(await codeOf(restoreBackup(backup, target, untouched)), String(position)).toBe('StorageCorrupt')
    }
    await writeFile(backup, good.subarray(0, good.length - 30))
    expect(await codeOf(restoreBackup(backup, target, untouched))).toBe('StorageCorrupt')
    await writeFile(backup, 'no zip')
    expect(await codeOf(restoreBackup(backup, target, untouched))).toBe('StorageCorrupt')
    expect(await codeOf(readFile(target))).toContain('ENOENT')
  })

  it('with foreign names or a false manifest is refused', async () => {
    const target = path.join(workspace.home, 'restored')
    const backup = path.join(workspace.home, 'made.regrant-backup')
    const manifest = {
      application: 'regrant',
      kind: 'backup',
      format: 1,
      workspaceId: 'x',
      workspaceName: 'x',
      madeAt: TEST_NOW,
      auditHead: '',
      files: [],
    }
    await zipOf(backup, { 'manifest.json': JSON.stringify(manifest), 'attachments/evil.exe': 'x' })
    expect(await codeOf(restoreBackup(backup, target, untouched))).toBe('StorageCorrupt')
    await zipOf(backup, { 'manifest.json': JSON.stringify(manifest) })
    expect(await codeOf(restoreBackup(backup, target, untouched))).toBe('StorageCorrupt')
    await zipOf(backup, { 'manifest.json': JSON.stringify({ ...manifest, format: 2 }) })
    expect(await codeOf(restoreBackup(backup, target, untouched))).toBe('FromNewerVersion')
    await zipOf(backup, { 'manifest.json': '{' })
    expect(await codeOf(restoreBackup(backup, target, untouched))).toBe('StorageCorrupt')
  })

  it('can be cancelled', async () => {
    const abort = new AbortController()
    abort.abort()
    const target = path.join(workspace.home, 'cancelled.regrant-backup')
    const done = writeBackup({
      paths: workspace.opened.store.paths,
      workspaceId: 'x',
      workspaceName: 'x',
      target,
      now: TEST_NOW,
      signal: abort.signal,
      progress: quiet,
    })
    expect(await codeOf(done)).toContain('AbortError')
    expect(await codeOf(readFile(target))).toContain('ENOENT')
  })
})
