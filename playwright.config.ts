import { defineConfig } from '@playwright/test'
import { findBrowser } from '#host/find-browser.ts'

// The installed Chromium that `npm start` would open; without one, Playwright's own.
const executablePath = await findBrowser({ platform: process.platform, env: process.env })
const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Two cores: one browser, one host, one worker thread are enough at a time.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Belgrade',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium refuses to run its sandbox as root; everywhere else it stays on.
      chromiumSandbox: !asRoot,
    },
  },
})
