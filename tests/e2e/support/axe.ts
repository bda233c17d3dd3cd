import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** Serious and critical findings of axe-core, one line each: rule, place, what is wrong. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const run = Reflect.get(window, 'axe').run
    const { violations } = await run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations
      .filter((found: { impact: string }) => ['serious', 'critical'].includes(found.impact))
      .flatMap(
        (found: { id: string; nodes: readonly { target: readonly string[]; failureSummary: string }[] }) =>
          found.nodes
            .slice(0, 3)
            .map(
              node =>
                `${found.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n').at(-1)?.trim()}`,
            ),
      )
  })
}
