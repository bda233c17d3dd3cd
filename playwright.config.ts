import { defineConfig } from '@playwright/test'
import { findBrowser } from '#host/find-browser.ts'
import { testsWithoutElectron, thisSystem } from './scripts/electron-binary.mjs'
import { launchersOf, projectsOf } from './tests/e2e/support/launchers.ts'
import type { WorkerFixtures } from './tests/e2e/support/test.ts'
import { ZONE } from './tests/e2e/support/zone.ts'

// The installed Chromium that `npm start` would open; without one, Playwright's own.
const executablePath = await findBrowser({ platform: process.platform, env: process.env })
const asRoot = process.getuid?.() === 0

export default defineConfig<object, WorkerFixtures>({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/support/prepare.ts',
  projects: projectsOf(launchersOf(testsWithoutElectron(thisSystem())).launchers),
  // Files run two at a time: each test has a host, a port, a home and a browser of its own.
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Hang limits, not measures of speed: two browsers and two hosts share two cores.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: ZONE,
    screenshot: 'only-on-failure',
    // Pages are kept as they are built, which shows more than the moving pictures would, at two thirds of the work.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium refuses to run its sandbox as root; everywhere else it stays on.
      chromiumSandbox: !asRoot,
    },
  },
})
