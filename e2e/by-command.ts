import { fileURLToPath } from 'node:url'
import type { PlaywrightTestConfig } from '@playwright/test'

/** What the suites have in common that have a command of their own, apart from `npm test`. */
export const BY_COMMAND = {
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../.results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  reporter: [['list'], ['../closing-line.ts']],
  expect: { timeout: 20_000 },
  timeout: 120_000,
} satisfies PlaywrightTestConfig

/** For those whose tests share one database server. */
export const TEST_DATABASE = fileURLToPath(
  new URL('../lib/db/testing/global-setup.ts', import.meta.url),
)
