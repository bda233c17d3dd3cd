import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '#backend/migrations/index.ts'
import type { Migration } from '#backend/migrations/migration.ts'
import { openReader, openWriter } from '#backend/platform/connection.ts'
import { formatOf, migrate } from '#backend/platform/migrate.ts'
import { lockWorkspace } from '#backend/platform/workspace-lock.ts'
import { WorkspaceStore } from '#backend/platform/workspace-store.ts'
import { ProblemError } from '#shared/kernel/errors.ts'

const NOW = '2025-01-01T00:00:00.000Z'
let home: string

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-store-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    error =>
      error instanceof ProblemError ? `${error.problem.code} ${error.problem.messageKey}` : String(error),
  )

describe('a workspace folder', () => {
  it('keeps identity, database and folders, and opens again', async () => {
    const created = await WorkspaceStore.create(path.join(home, 'w'), migrations, NOW)
    expect(created.connection.pragma('synchronous', { simple: true })).toBe(2)
    expect(created.connection.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(created.connection.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(created.connection.pragma('trusted_schema', { simple: true })).toBe(0)
    const { id } = created.identity
    await created.close(true)
    const opened = await WorkspaceStore.open(path.join(home, 'w'), migrations)
    expect(opened.identity.id).toBe(id)
    await opened.close(true)
  })

  it('is refused while another process holds it, and taken over when that process is gone', async () => {
    const root = path.join(home, 'w')
    const first = await WorkspaceStore.create(root, migrations, NOW)
    expect(await codeOf(WorkspaceStore.open(root, migrations))).toBe('Conflict error.workspaceInUse')
    await first.close(true)
    await writeFile(
      path.join(root, 'lock'),
      JSON.stringify({ token: 'x', pid: 2 ** 22 - 3, host: hostname(), since: NOW }),
    )
    const second = await WorkspaceStore.open(root, migrations)
    await second.close(true)
    await writeFile(
      path.join(root, 'lock'),
      JSON.stringify({ token: 'x', pid: 1, host: 'another-computer', since: NOW }),
    )
    expect(await codeOf(WorkspaceStore.open(root, migrations))).toBe('Conflict error.workspaceInUse')
  })

  it('is never made over a folder that holds anything', async () => {
    await writeFile(path.join(home, 'thesis.docx'), 'mine')
    expect(await codeOf(WorkspaceStore.create(home, migrations, NOW))).toBe('Conflict error.folderNotEmpty')
    expect(await readFile(path.join(home, 'thesis.docx'), 'utf8')).toBe('mine')
  })

  it('answers with a message on damaged, foreign and newer files, and leaves them byte for byte as they were', async () => {
    const root = path.join(home, 'w')
    await (await WorkspaceStore.create(root, migrations, NOW)).close(true)
    const database = path.join(root, 'workspace.db')
    const good = await readFile(database)
    const foreign = openWriter(path.join(home, 'foreign.db'))
    foreign.exec('CREATE TABLE t (a TEXT) STRICT')
    foreign.close()
    const newer = Buffer.from(good)
    newer.writeUInt32BE(999, 60)
    const cases: readonly (readonly [string, Buffer, string])[] = [
      ['truncated', good.subarray(0, 60), 'StorageCorrupt error.storageCorrupt'],
      [
        'text',
        Buffer.from(
          'not a database at all, but long enough to be read as a header of a hundred bytes, which is what it takes',
        ),
        'StorageCorrupt error.storageCorrupt',
      ],
      ['foreign', await readFile(path.join(home, 'foreign.db')), 'StorageCorrupt error.foreignDatabase'],
      ['newer', newer, 'FromNewerVersion error.fromNewerVersion'],
      [
        'schema damaged',
        Buffer.concat([good.subarray(0, 100), Buffer.alloc(3996, 0xff), good.subarray(4096)]),
        'StorageCorrupt error.storageCorrupt',
      ],
    ]
    for (const [name, bytes, expected] of cases) {
      await writeFile(database, bytes)
      expect(await codeOf(WorkspaceStore.open(root, migrations)), name).toBe(expected)
      expect((await readFile(database)).equals(bytes), name).toBe(true)
    }
    await writeFile(database, good)
    await (await WorkspaceStore.open(root, migrations)).close(true)
  })

  it('says when the folder is no workspace or its identity is unreadable', async () => {
    expect(await codeOf(WorkspaceStore.open(path.join(home, 'nowhere'), migrations))).toBe(
      'NotFound error.notAWorkspace',
    )
    await writeFile(path.join(home, 'workspace.json'), '{"application":')
    expect(await codeOf(WorkspaceStore.open(home, migrations))).toBe('StorageCorrupt error.identityDamaged')
  })
})

const next: Migration = {
  number: migrations.length + 1,
  name: 'next',
  sql: ['CREATE TABLE extra (id TEXT PRIMARY KEY NOT NULL, note TEXT) STRICT'],
  audited: ['extra'],
}

describe('a migration', () => {
  it('is preceded by a verified copy and keeps everything', async () => {
    const root = path.join(home, 'w')
    await (await WorkspaceStore.create(root, migrations, NOW)).close(true)
    const opened = await WorkspaceStore.open(root, [...migrations, next])
    expect(formatOf(opened.connection)).toBe(migrations.length + 1)
    await opened.close(true)
    const copies = (await readdir(path.join(root, 'backups'))).filter(name =>
      name.startsWith('before-migration-'),
    )
    expect(copies).toHaveLength(1)
    const copy = openReader(path.join(root, 'backups', copies[0] ?? ''))
    expect(formatOf(copy)).toBe(migrations.length)
    copy.close()
  })

  it('that fails leaves nothing of any pending step', async () => {
    const file = path.join(home, 'm.db')
    const connection = openWriter(file)
    migrate(connection, migrations)
    const broken: Migration = {
      number: migrations.length + 2,
      name: 'broken',
      sql: ['CREATE TABLE half (id TEXT) STRICT', 'CREATE TABLE half (id TEXT) STRICT'],
      audited: [],
    }
    expect(() => migrate(connection, [...migrations, next, broken])).toThrow(/already exists/)
    expect(formatOf(connection)).toBe(migrations.length)
    expect(
      connection.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('extra', 'half')").get(),
    ).toEqual({ n: 0 })
    connection.close()
  })

  it('numbers must follow each other', () => {
    const connection = openWriter(path.join(home, 'm.db'))
    expect(() => migrate(connection, [next])).toThrow(/has number \d+, not 1/)
    connection.close()
  })

  it('of a workspace of the first format keeps the rate policy and audits the table as before', () => {
    const connection = openWriter(path.join(home, 'm.db'))
    migrate(connection, migrations.slice(0, 1))
    connection.exec('BEGIN')
    connection.exec(
      "INSERT INTO project (id, kind, code, title, family, status, currency, rate_policy) VALUES ('p', 'action', 'P', 'P', 'eu', 'closed', 'EUR', 'fixed')",
    )
    connection.exec(
      "INSERT INTO audit_event (seq, id, at, person_name, procedure, changes, changes_hash, previous_hash, hash) VALUES (1, 'e', 'now', 'A', 'p', 1, 'a', 'b', 'c')",
    )
    connection.exec('COMMIT')
    expect(migrate(connection, migrations)).toBe(migrations.length - 1)
    expect(connection.prepare('SELECT rate_policy FROM project').all()).toEqual([{ rate_policy: 'fixed' }])
    expect(() => connection.exec("UPDATE project SET rate_policy = 'weighted'")).toThrow(/FOREIGN KEY/)
    expect(() => connection.exec("UPDATE project SET rate_policy = 'none'")).toThrow(/CHECK/)
    connection.close()
  })

  it('refuses 30 February, wrong currencies, doubtful flags and amounts beyond 2^53', () => {
    const connection = openWriter(path.join(home, 'm.db'))
    migrate(connection, migrations)
    const insert = (start: string, total: number, currency: string) => () =>
      connection
        .prepare(
          "INSERT INTO project (id, kind, code, title, family, status, start_date, currency, total_minor) VALUES ('p', 'action', 'P', 'P', 'eu', 'closed', ?, ?, ?)",
        )
        .run(start, currency, total)
    expect(insert('2024-02-30', 1, 'EUR')).toThrow(/CHECK/)
    expect(insert('2024-02-29', 1, 'eur')).toThrow(/CHECK/)
    expect(insert('2024-02-29', 2 ** 53, 'EUR')).toThrow(/CHECK/)
    expect(insert('2024-02-29', 1.5, 'EUR')).toThrow(/REAL value in INTEGER column/)
    connection.close()
  })

  it('makes changes outside an audited command impossible to commit', () => {
    const connection = openWriter(path.join(home, 'm.db'))
    migrate(connection, migrations)
    expect(() =>
      connection.prepare("INSERT INTO setting (id, value) VALUES ('language', 'sq')").run(),
    ).toThrow(/FOREIGN KEY/)
    expect(connection.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 0 })
    connection.close()
  })
})

describe('the lock', () => {
  it('is released only by its holder', async () => {
    const lock = await lockWorkspace(home)
    await writeFile(
      path.join(home, 'lock'),
      JSON.stringify({ token: 'someone else', pid: 1, host: 'h', since: NOW }),
    )
    await lock.release()
    expect((await stat(path.join(home, 'lock'))).isFile()).toBe(true)
  })
})
