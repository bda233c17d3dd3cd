import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '#host/find-browser.ts'
import { HOST_PATHS } from '#shared/contract/host-paths.ts'
import { startHostProcess } from '#tests/e2e/support/host-process.ts'
import { buildLargeWorkspace, LARGE_PROJECT } from '#tests/support/large-workspace.ts'
import { type Ratio, round } from './measure.ts'

/** As in the end-to-end tests: no traffic of the browser's own; only root can't keep the sandbox. */
const BROWSER_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const IDLE_MS = 6000
/** Below this a person notices nothing, so both sides count as at least this much. */
const FLOOR_MS = 50

/** Collects how long the page's event loop was away between two turns, until `stopGaps`. */
const startGaps = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const gaps: number[] = []
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      gaps.push(now - last)
      last = now
    }, 4)
    Object.assign(window, { gapsOfBench: gaps, timerOfBench: timer })
  })

/** The 99th percentile of the gaps since `startGaps`. */
const stopGaps = (page: Page): Promise<number> =>
  page.evaluate(() => {
    clearInterval(Reflect.get(window, 'timerOfBench'))
    const gaps: number[] = Reflect.get(window, 'gapsOfBench')
    return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.99)] ?? 0
  })

const makeWorkbook = (page: Page): Promise<string> =>
  page.evaluate(
    async ({ address, project }) => {
      const frame = {
        callId: 'bench',
        procedure: 'documents.make',
        input: {
          id: 'eu-expenditure-list',
          parameters: { project, period: 1, language: 'en' },
          format: 'xlsx',
        },
      }
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(frame),
      })
      return answer.text()
    },
    { address: HOST_PATHS.rpc, project: LARGE_PROJECT },
  )

/** Gaps of the page's event loop while a 50,000-row workbook is made, against idle. */
export async function benchWindowGaps(): Promise<readonly Ratio[]> {
  const workspace = await buildLargeWorkspace(50_000)
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-gaps-'))
  const host = await startHostProcess(home, [workspace.folder])
  const executablePath = await findBrowser({ platform: process.platform, env: process.env })
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge is installed')
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
  try {
    const page = await browser.newPage()
    await page.goto(host.address)
    await page.getByRole('navigation').first().waitFor()
    await startGaps(page)
    await page.waitForTimeout(IDLE_MS)
    const idle = await stopGaps(page)
    await startGaps(page)
    const answer = await makeWorkbook(page)
    const busy = await stopGaps(page)
    if (!JSON.parse(answer).ok) throw new Error(answer.slice(0, 1000))
    const ratio = Math.max(busy, FLOOR_MS) / Math.max(idle, FLOOR_MS)
    return [
      {
        name: 'page event-loop gaps (99th percentile), making a 50,000-row workbook / idle',
        ratio: round(ratio),
        limit: 3,
        busyMs: round(busy),
        idleMs: round(idle),
      },
    ]
  } finally {
    await browser.close()
    await host.stop()
    await workspace.remove()
    await rm(home, { recursive: true, force: true })
  }
}
