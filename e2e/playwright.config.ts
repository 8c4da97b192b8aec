import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './harness/chromium'

const root = fileURLToPath(new URL('..', import.meta.url))
const testDatabase = fileURLToPath(new URL('../lib/db/testing/global-setup.ts', import.meta.url))

/**
 * One runner, three projects: `unit` needs no browser and no server, `http` talks to real server
 * processes, `browser` does the same through Chromium. Nothing is retried.
 */
export default defineConfig({
  globalSetup: existsSync(testDatabase) ? [testDatabase] : [],
  outputDir: '.results',
  forbidOnly: true,
  retries: 0,
  workers: Math.max(2, Math.min(4, cpus().length - 1)),
  reporter: [['list'], ['./closing-line.ts']],
  reportSlowTests: null,
  expect: { timeout: 20_000 },
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'unit',
      testDir: root,
      testMatch: ['{lib,app,components,prisma}/**/*.test.ts', 'e2e/{rules,harness}/*.test.ts'],
      testIgnore: ['**/node_modules/**', '**/.next/**'],
      fullyParallel: false,
      timeout: 30_000,
    },
    { name: 'http', testDir: 'http', testMatch: '*.spec.ts', timeout: 120_000 },
    {
      name: 'browser',
      testDir: 'browser',
      testMatch: '*.spec.ts',
      timeout: 120_000,
      use: {
        launchOptions: chromiumLaunchOptions(),
        locale: 'en-GB',
        timezoneId: 'UTC',
        actionTimeout: 15_000,
      },
    },
  ],
})
