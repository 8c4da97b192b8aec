import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { ACTION_TIMEOUT_MS, chromiumLaunchOptions, READER } from './harness/chromium'

const root = fileURLToPath(new URL('..', import.meta.url))
const testDatabase = fileURLToPath(new URL('../lib/db/testing/global-setup.ts', import.meta.url))
// Playwright compiles a glob anew for each file that it meets; a regular expression is compiled once.
const NOT_OURS = [/\/node_modules\//, /\/\.next\//]
const UNIT = [
  /\/(lib|app|components|prisma)\/.*\.test\.ts$/,
  /\/e2e\/(rules|harness)\/[^/]*\.test\.ts$/,
]

/** Slow tests, which start and stop whole processes, put load on the engine, or run long scenarios. */
const SLOW = [
  /\/e2e\/http\/(cookies|current-lts|kill-nine|nothing-in-the-clear|rotate-master-key)\.spec\.ts$/,
  /\/e2e\/http\/(starting|survival|traces)\.spec\.ts$/,
  /\/lib\/apps\/list\/(list-apps|many-apps|searched-apps)\.test\.ts$/,
  /\/lib\/auth\/(backchannel-logout|ended-session)\.test\.ts$/,
  /\/lib\/(cli\/pipelines|import\/kill-nine|mail\/kill-nine)\.test\.ts$/,
  /\/lib\/db\/(command\/migrate|connection\/connection|embedded\/[^/]*)\.test\.ts$/,
  /\/lib\/oauth\/documents\/bad-documents\.test\.ts$/,
  /\/lib\/oauth\/tokens\/(cascade|database-restarts|token-life)\.test\.ts$/,
  /\/lib\/server\/(back-up-by-command|restore-by-command|lifetime|build-lock|rotate-by-command)\.test\.ts$/,
  /\/e2e\/packages\/[^/]*\.test\.ts$/,
  /\/prisma\/(earlier|seed)\/[^/]*\.test\.ts$/,
]

/**
 * One runner, five projects: `build` builds what is not built yet, and beside it runs `unit`, which needs no browser and
 * no server. Then `processes` starts and kills databases and servers or takes long, `browser` works through Chromium,
 * and `http` talks to real server processes. What is short comes last, so that all workers end together. Nothing is
 * retried.
 */
export default defineConfig({
  globalSetup: [...(existsSync(testDatabase) ? [testDatabase] : []), './harness/kept-cluster.ts'],
  outputDir: '.results',
  forbidOnly: true,
  retries: 0,
  // Tests spend much time waiting for servers and browsers: two cores keep three workers busy.
  workers: Math.max(3, Math.min(4, availableParallelism())),
  reporter: [['list'], ['./closing-line.ts']],
  reportSlowTests: null,
  // A test that kills a server under load took 96 s beside four busy loops on two cores. What hangs is told late.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'build', testDir: 'build', testMatch: /\.spec\.ts$/ },
    {
      name: 'unit',
      testDir: root,
      testMatch: UNIT,
      testIgnore: [...NOT_OURS, ...SLOW],
      fullyParallel: false,
    },
    {
      name: 'processes',
      dependencies: ['build'],
      testDir: root,
      testMatch: SLOW,
      testIgnore: NOT_OURS,
    },
    {
      name: 'browser',
      dependencies: ['build'],
      testDir: 'browser',
      testMatch: /\.spec\.ts$/,
      use: {
        launchOptions: chromiumLaunchOptions(),
        ...READER,
        actionTimeout: ACTION_TIMEOUT_MS,
      },
    },
    {
      name: 'http',
      dependencies: ['build'],
      testDir: 'http',
      testMatch: /\.spec\.ts$/,
      testIgnore: SLOW,
    },
  ],
})
