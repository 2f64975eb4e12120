import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          // What hangs ends; how long a busy machine takes is no fault.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // One window at a time: two would fight for the keyboard and for the machine.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // As long as app.ts lets the page take: what is waited for comes at once, but not on a busy machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['shared/**/*.ts', 'electron/**/*.ts'],
      exclude: ['electron/launch/**'],
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'coverage',
      reportOnFailure: true,
      // What decides about money and goods; the rest is reported.
      thresholds: { 'shared/domain/**': { branches: 90 }, 'electron/services/**': { branches: 90 } },
    },
  },
})
