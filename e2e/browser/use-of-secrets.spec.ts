import type { Page } from '@playwright/test'
import { probeLooks } from '../harness/axe'
import { expect, firstVisit, test } from '../harness/browser'
import { revoke } from '../harness/portal'
import { openSecrets, rowOf } from '../harness/secrets-page'
import { mintToken } from '../harness/token'
import { addStillSent, addUses } from '../harness/usage-rows'

test('the rotation is seen: issued, used, the old one quiet, safe to revoke', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const { app, first, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  const strip = page.getByRole('region', { name: /^Rotation/ })
  await expect(strip.getByRole('listitem').nth(1)).toContainText('Not yet')
  // The page is open, and nobody reloads it.
  if (second) await mintToken(server.origin, second)
  await expect(strip).toContainText('from 127.0.0.1')
  await expect(rowOf(page, second?.id)).toContainText('127.0.0.1')
  await expect(strip).toContainText('quiet for 0 of 24 hours')
  await addUses(cluster.pool, { id: first?.id ?? '', appId: app.id }, { hours: [30], uses: 9 })
  await expect(strip).toContainText('Safe to revoke.')
  await probeLooks(page, 'a rotation')
  await strip.getByRole('button', { name: /^Revoke/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('region')).toContainText('in the last 24 hours')
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(strip).toContainText('nothing sends it any more')
})

// Its clock is that of the whole context.
firstVisit(
  'a page that nobody sees asks for nothing, and goes on when it is seen again',
  async ({ page, server, org }) => {
    await page.clock.install()
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/secrets/use')) asked.push(request.url())
    })
    await openSecrets(page, { server, org }, { secrets: 1 })
    await expect.poll(() => page.clock.runFor(5_000).then(() => asked.length)).toBeGreaterThan(2)
    await turn(page, 'hidden')
    await page.clock.runFor(60_000)
    const before = asked.length
    await page.clock.runFor(600_000)
    expect(asked).toHaveLength(before)
    await turn(page, 'visible')
    await expect.poll(() => asked.length).toBeGreaterThan(before)
  },
)

/** Hides the page, as another tab in front of it does, or shows it. */
function turn(page: Page, visibility: 'hidden' | 'visible') {
  return page.evaluate((state) => {
    Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visibility)
}

test('a secret that is sent after its end is told of, on the page of secrets and of the app', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const { app, owner, first } = await openSecrets(page, { server, org }, { secrets: 2 })
  const gone = { id: first?.id ?? '', appId: app.id }
  await revoke(owner, app, gone.id)
  await addStillSent(cluster.pool, gone, 41)
  const retired = page.getByRole('table', { name: 'Retired secrets' })
  await expect(retired).toContainText('Still being sent: 41 times in 24 hours')
  await expect(retired).toContainText('203.0.113.17')
  await page.goto(`/apps/${app.id}`)
  await expect(page.getByText(/^Refused since .*: secret revoked$/)).toBeVisible()
})

test('the usage of an app has a table for each chart, over a range that is in the address', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const { app, first, second } = await openSecrets(page, { server, org }, { secrets: 2 })
  const uses = { hours: [500, 40, 30], uses: 9 }
  await addUses(cluster.pool, { id: first?.id ?? '', appId: app.id }, uses)
  await addStillSent(cluster.pool, { id: second?.id ?? '', appId: app.id }, 41)
  await page.getByRole('link', { name: 'Usage' }).click()
  await expect(page.getByRole('heading', { name: 'Usage', exact: true })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^Requests in each day of the last 30 days/ }),
  ).toBeVisible()
  await expect(page.getByRole('table', { name: 'Callers' })).toContainText('curl/8.14.1')
  await expect(page.getByRole('table', { name: 'Refused attempts' })).toContainText('41')
  await page.getByRole('link', { name: '7 days' }).click()
  await expect(page).toHaveURL(/range=7d/)
  await expect(
    page.getByRole('img', { name: /^Requests in each hour of the last 7 days/ }),
  ).toBeVisible()
  for (const summary of await page.getByText('Show as a table').all()) await summary.click()
  await expect(page.getByRole('table', { name: 'Requests' })).toContainText('41')
  const lives = page.getByRole('table', { name: 'The life of each secret' })
  await expect(lives).toContainText(`shown to ${org.owner.name}`)
  await probeLooks(page, 'usage with its tables')
})

test('what depends on an app is said before it is suspended', async ({ page, server, org }) => {
  const { app } = await openSecrets(page, { server, org }, { secrets: 1 })
  await page.goto(`/apps/${app.id}`)
  await page.getByRole('button', { name: 'Suspend' }).click()
  const dependent = page.getByRole('region', { name: 'What depends on it' })
  await expect(dependent).toContainText('1 living token')
  await probeLooks(page, 'what depends on an app')
})
