import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const testDatabase = fileURLToPath(new URL('../../lib/db/testing/global-setup.ts', import.meta.url))

/** `npm run test:pooler`: apart from `npm test`, because it needs a PgBouncer on this machine. */
export default defineConfig({
  globalSetup: [testDatabase],
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../.results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  reporter: [['list']],
  expect: { timeout: 20_000 },
  timeout: 120_000,
})
