import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Connection, openReader, openWriter } from '#backend/platform/connection.ts'
import { LogMover } from '#backend/platform/log-mover.ts'

const ROW = 'x'.repeat(2000)
/** Rows whose pages are more than a commit leaves in the log. */
const MANY = 6000

let home: string
let file: string
let connection: Connection
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'regrant-log-'))
  file = path.join(home, 'workspace.db')
  connection = openWriter(file)
  connection.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
})
afterEach(async () => {
  connection.close()
  await rm(home, { recursive: true, force: true })
})

const size = async () => (await stat(file)).size
const pagesAtCommit = () => connection.pragma('wal_autocheckpoint', { simple: true })

/** A command that stores so many rows and says that it changed `changes`. */
function store(mover: LogMover, changes: number): void {
  connection.exec('BEGIN IMMEDIATE')
  const insert = connection.prepare('INSERT INTO note (text) VALUES (?)')
  for (let row = 0; row < MANY; row += 1) insert.run(ROW)
  mover.beforeCommit(changes)
  connection.exec('COMMIT')
}

function storedRows(): unknown {
  const reader = openReader(file)
  try {
    return reader.prepare('SELECT count(*) FROM note').pluck().get()
  } finally {
    reader.close()
  }
}

it('leaves the pages of a large command in the log and moves them beside it', async () => {
  const mover = new LogMover(connection, file)
  const before = await size()
  store(mover, 5000)
  expect(await size()).toBe(before)
  expect(storedRows()).toBe(MANY)
  mover.afterCommand()
  expect(pagesAtCommit()).toBe(1000)
  await mover.settled()
  expect(await size()).toBeGreaterThan(MANY * ROW.length)
  expect(storedRows()).toBe(MANY)
})

it('lets a small command move its pages when it commits', async () => {
  const mover = new LogMover(connection, file)
  store(mover, 4999)
  expect(await size()).toBeGreaterThan(MANY * ROW.length)
  mover.afterCommand()
  expect(pagesAtCommit()).toBe(1000)
})

it('leaves the pages to the next commit when the thread breaks', async () => {
  const broken = path.join(home, 'broken.mjs')
  await writeFile(broken, 'throw new Error("no thread")')
  const mover = new LogMover(connection, file, pathToFileURL(broken))
  const before = await size()
  store(mover, 5000)
  mover.afterCommand()
  await mover.settled()
  expect(await size()).toBe(before)
  connection.exec("INSERT INTO note (text) VALUES ('small')")
  expect(await size()).toBeGreaterThan(MANY * ROW.length)
})
