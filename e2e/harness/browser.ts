import type { BrowserContext, Page } from '@playwright/test'
import { ACTION_TIMEOUT_MS, READER } from './chromium'
import type { Session } from './session'
import { test as base } from './test'

type BrowserFixtures = {
  problems: string[]
  /** Origins of apps that the test visits. A request to any other one is a problem. */
  allowedOrigins: Set<string>
}

type WorkerFixtures = {
  /** A page of the worker's server that stays open: its context keeps the scripts, and their compiled code. */
  openPage: Page
}

/**
 * A test of somebody who has never been here: a context of its own, into which everything is loaded. Errors of the
 * browser, refusals of the Content-Security-Policy and requests to other hosts are recorded, and fail the test at
 * its end.
 */
export const firstVisit = base.extend<BrowserFixtures, WorkerFixtures>({
  openPage: [
    async ({ browser, cluster }, use) => {
      const baseURL = cluster.servers[0].origin
      const context = await browser.newContext({ ...READER, baseURL })
      context.setDefaultTimeout(ACTION_TIMEOUT_MS)
      const page = await context.newPage()
      await page.goto('/healthz')
      await use(page)
      await context.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  allowedOrigins: async ({}, use) => use(new Set()),
  problems: [
    async ({ page, server, allowedOrigins }, use) => {
      const problems: string[] = []
      watch(page, { origin: server.origin, allowedOrigins, problems })
      await use(problems)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

/**
 * The same in a new tab of a browser that has been here: it has the scripts of the tests before, and no cookie or
 * permission of theirs. A page costs half the processor time of a first visit.
 */
export const test = firstVisit.extend({
  context: async ({ openPage }, use) => {
    const context = openPage.context()
    await use(context)
    for (const page of context.pages()) if (page !== openPage) await page.close()
    await context.unrouteAll()
    await context.clearCookies()
    await context.clearPermissions()
  },
  page: async ({ context }, use) => use(await context.newPage()),
})

export const { expect } = base

type Watched = BrowserFixtures & { origin: string }

function watch(page: Page, { origin, allowedOrigins, problems }: Watched): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A refused action or a missing page is a valid answer, which the browser reports as an error.
    if (/Failed to load resource.*status of 4\d\d/.test(message.text())) return
    problems.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!/^https?:$/.test(url.protocol) || allowedOrigins.has(url.origin)) return
    if (url.origin !== origin) problems.push(`third party: ${url}`)
  })
}

/** Gives the browser the cookies of a session that was opened without it. */
export async function carryInto(context: BrowserContext, session: Session): Promise<void> {
  const url = session.origin
  await context.addCookies(session.cookies().map((cookie) => ({ ...cookie, url })))
}
