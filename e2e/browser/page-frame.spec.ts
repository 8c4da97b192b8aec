import { probeLooks } from '../harness/axe'
import { carryInto, expect, firstVisit, test } from '../harness/browser'
import { APP } from '../harness/visual/page-probe'

/** What a first visit may fetch, compressed as it was sent. */
const BUDGET_BYTES = { script: 150_000, font: 60_000 }

firstVisit(
  'My Apps is light: 150 KB of script and 60 KB of fonts',
  async ({ page, server, org }) => {
    const fetched: Promise<[kind: string, bytes: number]>[] = []
    page.on('requestfinished', (request) => {
      fetched.push(
        request.sizes().then(({ responseBodySize }) => [request.resourceType(), responseBodySize]),
      )
    })
    await org.addApp({ name: APP })
    await carryInto(page.context(), await org.openSession(org.administrator, server.origin))
    await page.goto('/apps', { waitUntil: 'networkidle' })
    const sizes = await Promise.all(fetched)
    for (const [kind, budget] of Object.entries(BUDGET_BYTES)) {
      const bytes = sizes.filter(([of]) => of === kind).reduce((sum, [, one]) => sum + one, 0)
      expect(bytes, kind).toBeGreaterThan(5_000)
      expect(bytes, kind).toBeLessThanOrEqual(budget)
    }
  },
)

test('a link fetches ahead once the pointer or the focus is on it, and not for being in sight', async ({
  page,
  server,
  org,
}) => {
  const pointed = await org.addApp()
  const focused = await org.addApp()
  const ahead: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) ahead.push(new URL(request.url()).pathname)
  })
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps', { waitUntil: 'networkidle' })
  expect(ahead).toEqual([])
  await page.getByRole('link', { name: pointed.name }).hover()
  await expect.poll(() => ahead).toContain(`/apps/${pointed.id}`)
  expect(ahead).not.toContain(`/apps/${focused.id}`)
  await page.getByRole('link', { name: focused.name }).focus()
  await expect.poll(() => ahead).toContain(`/apps/${focused.id}`)
})

test('the question mark opens the help of its page, and a slow answer is shown to be on its way', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps/new')
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/help/**', async (route) => {
    await arrived
    await route.continue()
  })
  await page.getByRole('link', { name: 'Help' }).click()
  await expect(page.locator('[data-pending]')).toBeAttached()
  arrive()
  await expect(page.getByRole('heading', { name: 'Connecting an app' })).toBeVisible()
  expect(page.url()).toContain('/help/connecting-an-app#which-kind-of-app')
  await expect(page.locator('[data-pending]')).toHaveCount(0)
})

test('the bell shows the newest notices by keyboard, at 360 pixels too, and reads them', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const { owner, organizationId } = org
  const app = await org.addApp({ name: APP })
  await cluster.pool.query(
    `INSERT INTO notice (id, organization_id, person_id, action, at, about, sentence, path, key)
     SELECT gen_random_uuid(), $1, $2, 'app.suspended', now(), $3, 'Ada suspended the app', $4, n
     FROM generate_series(1, 8) n`,
    [organizationId, owner.id, app.name, `/apps/${app.id}`],
  )
  await carryInto(page.context(), await org.openSession(owner, server.origin))
  await page.goto('/authorizations')
  const bell = page.getByRole('button', { name: /^Notices/ })
  await expect(bell).toHaveAccessibleName('Notices, 8 unread')
  await bell.focus()
  await page.keyboard.press('Enter')
  const popup = page.getByRole('dialog', { name: 'Notices' })
  await expect(popup.getByRole('listitem')).toHaveCount(6)
  await expect(popup.locator(':focus')).toHaveCount(1)
  await probeLooks(page, 'the notices at the bell')
  await page.keyboard.press('Escape')
  await expect(popup).toBeHidden()
  await expect(bell).toBeFocused()

  await bell.click()
  await popup.getByRole('link', { name: 'Ada suspended the app' }).first().click()
  await expect(page).toHaveURL(new RegExp(`/apps/${app.id}`))
  await expect(popup).toBeHidden()
  await expect(bell).toHaveAccessibleName('Notices, 7 unread')
  await bell.click()
  await popup.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(popup.getByText('Unread:')).toHaveCount(0)
  await popup.getByRole('link', { name: 'All notices' }).click()
  await expect(page.getByRole('heading', { name: 'Notices', level: 1 })).toBeVisible()
  await expect(bell).toHaveAccessibleName('Notices')
})

test('whoever is offline is told so, and the page stays', async ({
  page,
  server,
  org,
  problems,
}) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps')
  await page.context().setOffline(true)
  await expect(page.getByText(/^You are offline\./)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^You are offline\./)).toBeHidden()
  // What the page was still fetching fails, as it must.
  const others = problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))
  problems.splice(0, problems.length, ...others)
})

firstVisit.describe('a reader in Oslo', () => {
  firstVisit.use({ timezoneId: 'Europe/Oslo' })

  firstVisit(
    'reads the day of their own calendar, in the page itself from the second one on',
    async ({ page, cluster, server, org }) => {
      const app = await org.addApp({ name: 'شركة السكك' })
      await cluster.pool.query("UPDATE app SET created_at = '2026-09-28T22:30:00Z' WHERE id = $1", [
        app.id,
      ])
      await carryInto(page.context(), await org.openSession(org.owner, server.origin))
      await page.goto('/apps')
      const created = page.getByRole('button', { name: '29 Sep 2026' })
      await expect(created).toBeVisible()
      await created.hover()
      await expect(page.getByText('29 Sep 2026, 00:30:00 GMT+2', { exact: true })).toBeVisible()
      await expect(page.getByText('28 Sep 2026, 22:30:00 UTC', { exact: true })).toBeVisible()
      await expect(page.getByText('شركة السكك')).toHaveAttribute('dir', 'auto')
      await expect
        .poll(async () => (await page.context().cookies()).map(({ name }) => name))
        .toContain('keyturn-zone')
      expect(await (await page.request.get('/apps')).text()).toContain('29 Sep 2026')
    },
  )
})
