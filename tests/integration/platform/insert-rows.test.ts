import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRows } from '#backend/platform/insert-rows.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({})
})
afterEach(() => workspace.close())

const settings = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, value: `value ${index}` }))

const stored = (prefix: string) =>
  workspace.opened.store.reader
    .selectFrom('setting')
    .selectAll()
    .where('id', 'like', `${prefix}-%`)
    .orderBy('id')
    .execute()

it('stores every one of many rows, and each is audited', async () => {
  const rows = settings(25_000, 'many')
  await workspace.write(({ trx }) => insertRows(trx, 'setting', rows))
  expect(await stored('many')).toEqual([...rows].sort((one, other) => (one.id < other.id ? -1 : 1)))
  const audited = await workspace.opened.store.reader
    .selectFrom('audit_change')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('row_id', 'like', 'many-%')
    .executeTakeFirstOrThrow()
  expect(audited.count).toBe(rows.length)
})

it('stores nothing for no rows', async () => {
  await workspace.write(({ trx }) => insertRows(trx, 'setting', []))
  expect(await stored('none')).toEqual([])
})

it('uses a kept statement again after one of its rows was refused', async () => {
  await workspace.write(({ trx }) => insertRows(trx, 'setting', settings(2, 'again')))
  await expect(
    workspace.write(({ trx }) => insertRows(trx, 'setting', settings(2, 'again'))),
  ).rejects.toThrow('UNIQUE')
  await workspace.write(({ trx }) => insertRows(trx, 'setting', settings(2, 'again-other')))
  expect(await stored('again')).toHaveLength(4)
})

it('refuses a row that lacks a column of the first one, and keeps none of them', async () => {
  const broken = settings(3, 'broken')
  Reflect.deleteProperty(broken[2] ?? {}, 'value')
  await expect(workspace.write(({ trx }) => insertRows(trx, 'setting', broken))).rejects.toThrow(
    'A row for setting lacks its column value',
  )
  expect(await stored('broken')).toEqual([])
})

it('numbers rows in the order given when some of their columns are the same in all', async () => {
  const names = ['Zana', 'Arta', 'Мила', 'Blerim']
  await workspace.write(({ trx, newId }) =>
    insertRows(
      trx,
      'organisation',
      names.map(name => ({ id: newId(), name, country: 'XK' })),
    ),
  )
  const rows = await workspace.opened.store.reader
    .selectFrom('organisation')
    .select(['name', 'country'])
    .where('name', 'in', names)
    .orderBy(sql`rowid`)
    .execute()
  expect(rows).toEqual(names.map(name => ({ name, country: 'XK' })))
})
