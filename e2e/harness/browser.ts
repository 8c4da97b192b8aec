import type { BrowserContext, Page } from '@playwright/test'
import type { Session } from './session'
import { test as base } from './test'

type Browsing = {
  trouble: string[]
  /** Origins of apps that the story goes to; every other one is trouble. */
  partners: Set<string>
}

/**
 * A test with a page on the worker's first server. Whatever the browser complains about, whatever
 * the Content-Security-Policy refuses and whatever would leave for another host is noted, and fails
 * the test at its end.
 */
export const test = base.extend<Browsing>({
  baseURL: async ({ server }, use) => use(server.origin),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
  partners: async ({}, use) => use(new Set()),
  trouble: [
    async ({ page, server, partners }, use) => {
      const trouble: string[] = []
      watch(page, { origin: server.origin, partners, trouble })
      await use(trouble)
      expect(trouble).toEqual([])
    },
    { auto: true },
  ],
})

export const { expect } = base

type Watched = Browsing & { origin: string }

function watch(page: Page, { origin, partners, trouble }: Watched): void {
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A refused action or a missing page is an answer; the browser reports its status all the same.
    if (/Failed to load resource.*status of 4\d\d/.test(message.text())) return
    trouble.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!/^https?:$/.test(url.protocol) || partners.has(url.origin)) return
    if (url.origin !== origin) trouble.push(`third party: ${url}`)
  })
}

/** Signs the browser in with a session that was opened without it. */
export async function carryInto(context: BrowserContext, session: Session): Promise<void> {
  const url = session.origin
  await context.addCookies(session.cookies().map((cookie) => ({ ...cookie, url })))
}
