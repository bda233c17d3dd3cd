import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APPLICATION_TRANSITIONS, type ApplicationState } from '#shared/domain/applications/index.ts'
import type { AnswerRow } from '#shared/domain/calls/index.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'

let demo: OpenDemo
beforeAll(async () => {
  demo = await openDemo(0)
})
afterAll(() => demo.close())

const parsed = <T>(query: string): readonly T[] =>
  demo.values<string>(query).map(text => JSON.parse(text) as T)

const sum = (rows: readonly AnswerRow[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0)

describe('the calls of the demo', () => {
  it('are one in evaluation with forty applications and one awarded with nine, both marked', () => {
    expect(
      demo.values(
        `SELECT c.code || ' ' || c.state || ' ' || count(*) FROM grant_call c JOIN application a ON a.call_id = c.id GROUP BY c.id ORDER BY c.code`,
      ),
    ).toEqual(['DII-G1 in_evaluation 40', 'XK-G1 contracting 9'])
    expect(demo.values('SELECT min(invented) FROM grant_call')).toEqual([1])
    expect(demo.values("SELECT count(*) FROM application WHERE invented = 0 AND review_note = ''")).toEqual([
      0,
    ])
  })

  it('went only through declared steps, each from where the one before ended', () => {
    const steps = parsed<[string, ApplicationState, ApplicationState]>(
      'SELECT json_array(application_id, from_state, to_state) FROM application_step ORDER BY application_id, at, rowid',
    )
    const at = new Map<string, ApplicationState>()
    for (const [application, from, to] of steps) {
      expect(at.get(application) ?? 'draft').toBe(from)
      expect(mayMove(APPLICATION_TRANSITIONS, from, to), `${from} -> ${to}`).toBe(true)
      at.set(application, to)
    }
    const states = parsed<[string, string]>('SELECT json_array(id, state) FROM application')
    for (const [id, state] of states) expect(at.get(id)).toBe(state)
  })

  it('ask for amounts that their budgets add up to', () => {
    const answers = parsed<[number, number, readonly AnswerRow[]]>(
      `SELECT json_array(a.requested_minor, a.total_minor, json_extract(r.answers, '$.budget'))
       FROM application a JOIN application_revision r ON r.application_id = a.id WHERE a.invented = 1`,
    )
    expect(answers).toHaveLength(40)
    for (const [requested, total, budget] of answers) {
      expect(sum(budget, 'requested')).toBe(requested)
      expect(sum(budget, 'total')).toBe(total)
    }
  })

  it('hold a conflict with its reader recused, two readers far apart, and a late one that was allowed', () => {
    expect(demo.values("SELECT count(*) FROM assignment WHERE state = 'recused'")).toEqual([1])
    expect(demo.values("SELECT count(*) FROM assignment WHERE reader = 'third'")).toEqual([2])
    expect(
      demo.values(`SELECT a.state FROM application a JOIN deadline_extension e ON e.application_id = a.id`),
    ).toEqual(['in_evaluation'])
  })
})
