import { describe, expect, it } from 'vitest'
import { add, countPlaywright, countVitest } from '../../../scripts/test-counts.mjs'

const suite = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map(test => ({ status: test })),
})

describe('counting what the runners report', () => {
  it.each([
    ['all passed', [suite('passed', 'passed', 'passed'), suite('passed', 'passed')], 0, 3, 0],
    ['one failed', [suite('failed', 'passed', 'failed')], 1, 1, 1],
    ['skipped and planned tests', [suite('passed', 'passed', 'skipped', 'pending', 'todo')], 0, 1, 3],
    ['a suite that broke before its first test', [suite('failed'), suite('passed', 'passed')], 1, 1, 1],
    ['a suite that broke after its tests', [suite('failed', 'passed', 'passed')], 1, 2, 1],
    ['an error outside every test', [suite('passed', 'passed')], 1, 1, 1],
    ['nothing at all', [], 0, 0, 1],
  ])('of Vitest: %s', (_name, testResults, exitCode, passed, failed) => {
    expect(countVitest({ testResults }, exitCode)).toEqual({ passed, failed })
  })

  it.each([
    ['all passed', { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }, 0, 4, 0],
    ['failed, flaky and skipped', { stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 2 } }, 1, 1, 4],
    ['an error outside every test', { stats: { expected: 2 }, errors: [{}] }, 1, 2, 1],
    ['nothing at all', { stats: { expected: 0 } }, 0, 0, 1],
    ['a report without numbers', {}, 0, 0, 1],
  ])('of Playwright: %s', (_name, report, exitCode, passed, failed) => {
    expect(countPlaywright(report, exitCode)).toEqual({ passed, failed })
  })

  it('adds up', () => {
    expect(add({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({ passed: 4, failed: 6 })
  })
})
