import { describe, expect, it } from 'vitest'
import {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  type ApplicationState,
  publicState,
} from '#shared/domain/applications/index.ts'
import { CALL_STATES, CALL_TRANSITIONS, isFrozen } from '#shared/domain/calls/index.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

/** The tables of domain-rules.md rule 1 as they are printed there. */
const APPLICATION_TABLE = `
draft -> submitted | late
late -> admin_check | rejected
submitted -> admin_check
admin_check -> clarification_requested | eligible | ineligible
clarification_requested -> admin_check | ineligible
eligible -> in_evaluation
in_evaluation -> evaluated
evaluated -> recommended | reserve | not_recommended
recommended -> doc_check
reserve -> doc_check | expired
doc_check -> awarded | rejected
not_recommended -> rejected`

const CALL_TABLE = `
setup -> ready
ready -> open
open -> closed
closed -> in_evaluation
in_evaluation -> decided
decided -> informed
informed -> contracting
contracting -> archived`

const declared = (table: string): Set<string> =>
  new Set(
    table
      .trim()
      .split('\n')
      .flatMap(line => {
        const [from = '', targets = ''] = line.split(' -> ')
        return targets.split(' | ').map(to => `${from} ${to}`)
      }),
  )

const pairs = <S extends string>(states: readonly S[]) =>
  states.flatMap(from => states.map(to => [from, to] as const))

describe('states of an application', () => {
  const ENDS: readonly ApplicationState[] = ['awarded', 'rejected', 'expired', 'ineligible', 'withdrawn']
  const table = declared(APPLICATION_TABLE)
  for (const state of APPLICATION_STATES) if (!ENDS.includes(state)) table.add(`${state} withdrawn`)

  it('take every declared step and refuse all others', () => {
    for (const [from, to] of pairs(APPLICATION_STATES))
      expect(mayMove(APPLICATION_TRANSITIONS, from, to), `${from} -> ${to}`).toBe(table.has(`${from} ${to}`))
  })

  it('stay "under review" for the applicant until the call is informed', () => {
    for (const state of ['eligible', 'ineligible', 'recommended', 'not_recommended', 'awarded'] as const)
      for (const call of ['closed', 'in_evaluation', 'decided'] as const)
        expect(publicState(state, call)).toBe('under_review')
    expect(publicState('awarded', 'informed')).toBe('awarded')
    expect(publicState('ineligible', 'contracting')).toBe('rejected')
    expect(publicState('reserve', 'informed')).toBe('reserve')
    expect(publicState('late', 'closed')).toBe('received')
  })
})

describe('states of a call', () => {
  const table = declared(CALL_TABLE)
  for (const state of ['setup', 'ready', 'open', 'closed', 'in_evaluation']) table.add(`${state} cancelled`)

  it('take every declared step and refuse all others', () => {
    for (const [from, to] of pairs(CALL_STATES))
      expect(mayMove(CALL_TRANSITIONS, from, to), `${from} -> ${to}`).toBe(table.has(`${from} ${to}`))
  })

  it('freeze form, grid and lots from the opening on', () => {
    expect(CALL_STATES.filter(state => !isFrozen(state))).toEqual(['setup', 'ready'])
  })
})
