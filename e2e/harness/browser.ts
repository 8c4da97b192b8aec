import type { BrowserContext, Page } from '@playwright/test'
import type { Session } from './session'
import { test as base } from './test'

type BrowserFixtures = {
  problems: string[]
  /** Origins of apps that the test visits. A request to any other one is a problem. */
  allowedOrigins: Set<string>
}

/**
 * A test with a page on the worker's first server. Errors of the browser, refusals of the
 * Content-Security-Policy and requests to other hosts are recorded, and fail the test at its end.
 */
export const test = base.extend<BrowserFixtures>({
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
