import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moneyFindings, periodFindings } from '#backend/maintenance/money-invariants.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'

let demo: OpenDemo
let folder: string
let copy: Database.Database
beforeAll(async () => {
  demo = await openDemo()
  folder = await mkdtemp(path.join(tmpdir(), 'regrant-verify-'))
  const file = path.join(folder, 'copy.db')
  await demo.connection.backup(file)
  copy = new Database(file)
  copy.pragma('foreign_keys = OFF')
})
afterAll(async () => {
  copy.close()
  await demo.close()
  await rm(folder, { recursive: true })
})

/** Names of what is found in the copy after some statements, which are taken back. */
function foundAfter(...statements: readonly string[]): readonly string[] {
  copy.exec('BEGIN')
  try {
    for (const statement of statements) copy.exec(statement)
    return [...moneyFindings(copy), ...periodFindings(copy)].map(found => found.invariant)
  } finally {
    copy.exec('ROLLBACK')
  }
}

describe('verification of budget changes', () => {
  it('finds nothing in the demo, which has moves, a release, funding and kept forecasts', () => {
    const count = (table: string) => demo.values<number>(`SELECT count(*) FROM ${table}`)[0] ?? 0
    expect(count('budget_notice')).toBe(2)
    expect(count('budget_node_funding')).toBeGreaterThan(20)
    expect(count('forecast_frozen')).toBeGreaterThan(500)
    expect(foundAfter()).toEqual([])
  })

  it.each([
    ['moveHalves', 'UPDATE reallocation SET amount_minor = amount_minor + 1 WHERE amount_minor = 180000'],
    ['moveHalves', "UPDATE budget_notice SET state = 'withdrawn' WHERE kind = 'contingency'"],
    ['moveHalves', 'UPDATE budget_notice SET amount_minor = 1'],
    ['reserveOverdrawn', "UPDATE budget_node SET amount_minor = 179999 WHERE kind = 'contingency'"],
    ['fundedBeyondAmount', 'UPDATE budget_node_funding SET amount_minor = amount_minor + 1'],
    ['foreignFunding', "UPDATE funding_source SET project_id = 'other'"],
    ['rateWithoutBase', 'UPDATE budget_node SET indirect_base = NULL'],
    ['frozenForecast', "UPDATE reporting_period SET state = 'open'"],
    ['frozenForecastMoved', 'UPDATE forecast SET amount_minor = amount_minor + 1'],
  ])('finds %s after %s', (invariant, statement) => {
    expect(foundAfter(statement)).toContain(invariant)
  })
})
