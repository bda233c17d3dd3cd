// Reads what the test runners report. Whatever did not pass has failed: a skipped test, a suite that broke before its
// first test, a run that reports nothing.

/** Counts of Vitest's JSON report. */
export function countVitest(report, exitCode) {
  const suites = report.testResults ?? []
  const tests = suites.flatMap(suite => suite.assertionResults ?? [])
  const passed = tests.filter(test => test.status === 'passed').length
  const broken = suites.filter(
    suite => suite.status === 'failed' && !(suite.assertionResults ?? []).some(isFailed),
  )
  return settle(passed, tests.length - passed + broken.length, exitCode)
}
const isFailed = test => test.status === 'failed'

/** Counts of Playwright's JSON report. */
export function countPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return settle(expected, unexpected + flaky + skipped + (report.errors ?? []).length, exitCode)
}

/** A runner that ran nothing, or that ended badly without naming a failure, counts as one failure. */
function settle(passed, failed, exitCode) {
  const silent = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed }
}

export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })
