import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const testDatabase = fileURLToPath(new URL('../../lib/db/testing/global-setup.ts', import.meta.url))

/** `npm run test:clients`: the clients of `npm test`, and those that take too long for it. */
export default defineConfig({
  globalSetup: [testDatabase],
  testDir: '..',
  testMatch: ['http/clients.spec.ts', 'clients/heavy.spec.ts'],
  outputDir: '../.results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  reporter: [['list'], ['../closing-line.ts']],
  expect: { timeout: 20_000 },
  timeout: 120_000,
})
