import { carryInto, expect, firstVisit as test } from '../harness/browser'
import { newSecret } from '../harness/portal'

test.use({ javaScriptEnabled: false })

test('a browser that runs no scripts is told so, before and after signing in', async ({
  page,
  server,
  org,
}) => {
  // A search by text skips noscript elements.
  const needed = page.locator('noscript > p')
  await page.goto('/sign-in')
  await expect(needed).toBeVisible()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps')
  await expect(needed).toBeVisible()
})

test('without scripts, what is searched for is found on a page, and a secret is not sent', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp({ name: 'Bodø timetables' })
  const session = await org.openSession(org.owner, server.origin)
  const { secret: value } = await newSecret(session, app.id)
  await carryInto(page.context(), session)
  await page.goto('/apps')
  const box = page.getByRole('combobox', { name: 'Search', exact: true })
  await box.fill(value)
  await box.press('Enter')
  await expect(page).toHaveURL(/\/apps$/)
  await box.fill('bodo')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=bodo$/)
  await page.getByRole('link', { name: /^Bodø timetables/ }).click()
  await expect(page.getByRole('heading', { name: 'Bodø timetables' })).toBeVisible()
  await page.goto(`/search?q=${value}`)
  await expect(page).toHaveURL(/\/search\?refused=secret$/)
  await expect(page.getByText('it was not searched for')).toBeVisible()
})
