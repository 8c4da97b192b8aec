import { test as base } from '@playwright/test'
import { type Estate, startEstate } from './cluster'
import { type Story, tellStory } from './fixtures'
import type { Server } from './server'

type Shared = { estate: Estate }
type Own = { server: Server; story: Story }

/**
 * A test that talks to the worker's two server processes, about an organization of its own. Tests
 * that kill servers or read whole databases start an estate for themselves.
 */
export const test = base.extend<Own, Shared>({
  estate: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
    async ({}, use) => {
      const estate = await startEstate({ processes: 2 })
      await use(estate)
      await estate.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ estate }, use) => use(estate.servers[0]),
  story: async ({ estate }, use) => use(await tellStory(estate.pool)),
})

export { expect } from '@playwright/test'
