import type { Page } from '@playwright/test'
import { test as base } from './browser'

/**
 * A test of `browser.ts` with the page that the worker's tests before it had, and no cookie of theirs: what is
 * only looked at needs no new renderer, whose start and scripts cost more than the look.
 */
export const test = base.extend<object, { samePage: Page }>({
  samePage: [
    async ({ browser, cluster }, use) => {
      const baseURL = cluster.servers[0].origin
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC' })
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ samePage }, use) => {
    await samePage.context().clearCookies()
    await use(samePage.context())
    for (const watched of ['pageerror', 'console', 'request']) samePage.removeAllListeners(watched)
  },
  page: async ({ samePage, context: _ }, use) => use(samePage),
})

export { carryInto, expect } from './browser'
