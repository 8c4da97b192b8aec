import type { Page, Route } from '@playwright/test'
import { expect, test } from '../harness/browser'
import { revoke } from '../harness/portal'
import { openSecrets, rowOf } from '../harness/secrets-page'

test('what an action has changed is shown by its own answer, also where the page cannot be asked for again', async ({
  page,
  server,
  org,
}) => {
  const { app, first, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  await holdPage(page, `/apps/${app.id}/secrets`, (route) => route.abort())
  await rowOf(page, first?.id).getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
  await expect(rowOf(page, first?.id)).toContainText('Paused')
  await rowOf(page, second?.id).getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(rowOf(page, second?.id)).toHaveCount(0)
})

test('a page that answers more slowly than it looks for news comes all the same', async ({
  page,
  server,
  org,
}) => {
  const { app, owner, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  const looked = `/apps/${app.id}/secrets/use`
  let asked = 0
  let answer = () => {}
  // Of what asks for the page, only the first is ever answered, and only in the end.
  await holdPage(page, `/apps/${app.id}/secrets`, async (route) => {
    asked += 1
    if (asked > 1) return
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    await route.continue()
  })
  await revoke(owner, app, second?.id ?? '')
  for (let look = 0; look < 3; look++) {
    const answered = page.waitForResponse((one) => new URL(one.url()).pathname === looked)
    // It looks at once when somebody comes back to the tab.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await answered
  }
  await expect.poll(() => asked).toBe(1)
  answer()
  await expect(rowOf(page, second?.id)).toHaveCount(0)
})

/** What becomes of requests of the router for a page. */
function holdPage(page: Page, path: string, handle: (route: Route) => Promise<void>) {
  return page.route(
    (url) => url.pathname === path,
    (route) => {
      const { rsc, 'next-router-prefetch': ahead } = route.request().headers()
      return route.request().method() === 'GET' && rsc && !ahead ? handle(route) : route.fallback()
    },
  )
}
