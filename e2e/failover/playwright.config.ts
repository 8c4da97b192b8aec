import { defineConfig } from '@playwright/test'

/** `npm run test:failover`: apart from `npm test`, because each of its tests starts two databases and two servers. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../.results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  reporter: [['list']],
  expect: { timeout: 20_000 },
  timeout: 480_000,
})
