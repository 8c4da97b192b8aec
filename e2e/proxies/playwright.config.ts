import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from '../harness/chromium'

const testDatabase = fileURLToPath(new URL('../../lib/db/testing/global-setup.ts', import.meta.url))

/** `npm run test:proxies`: apart from `npm test`, because it needs four proxies on this machine. */
export default defineConfig({
  globalSetup: [testDatabase],
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../.results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  reporter: [['list'], ['../closing-line.ts']],
  expect: { timeout: 20_000 },
  timeout: 120_000,
  use: {
    launchOptions: chromiumLaunchOptions(),
    ignoreHTTPSErrors: true,
    actionTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
})
