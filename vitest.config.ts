import { defineConfig } from 'vitest/config'

// Hang limits, not measures of speed: the slowest machines have two busy cores.
const limits = { testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 20_000 }

export default defineConfig({
  test: {
    // All cores: most of a test's time is its own, and one core would stand idle by default.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          ...limits,
          name: 'node',
          environment: 'node',
          include: ['tests/{unit,integration,contract,documents}/**/*.test.ts'],
          exclude: ['tests/unit/electron/**'],
          globalSetup: ['tests/support/prepared-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...limits,
          name: 'electron',
          environment: 'node',
          include: ['tests/unit/electron/**/*.test.ts'],
          globalSetup: ['tests/support/built-setup.ts'],
          setupFiles: ['tests/support/built-check.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...limits,
          name: 'component',
          environment: 'jsdom',
          include: ['tests/component/**/*.test.tsx'],
          setupFiles: ['tests/component/setup.ts'],
        },
      },
    ],
  },
})
