import type { Page, Request } from '@playwright/test'
import { carryInto, expect, test } from '../harness/browser'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

test('who saves after somebody else sees what they changed, and nothing typed is lost', async ({
  page,
  server,
  org,
}) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/edit`)
  const colleague = await page.context().browser()?.newContext({ baseURL: server.origin })
  if (!colleague) throw new Error('no second browser')
  await carryInto(colleague, await org.openSession(org.member, server.origin))
  const theirs = await colleague.newPage()
  await theirs.goto(`/apps/${app.id}/edit`)
  await field(theirs, 'Company').fill('Northwind Freight')
  await button(theirs, 'Save changes').click()
  await theirs.waitForURL(`**/apps/${app.id}`)
  await colleague.close()

  await field(page, 'Description').fill('Sends what is owed.')
  await button(page, 'Save changes').click()
  const note = page.getByRole('status').filter({ hasText: 'Somebody changed this app' })
  await expect(note).toBeInViewport()
  await expect(note).toContainText('Mara Member saved it just now')
  await expect(note.getByText('Northwind Freight')).toBeVisible()
  await expect(field(page, 'Description')).toHaveValue('Sends what is owed.')
  await expect(field(page, 'Company')).toHaveValue('')

  await button(page, 'Start again from theirs').click()
  await expect(note).toBeHidden()
  await expect(field(page, 'Company')).toHaveValue('Northwind Freight')
  await field(page, 'Description').fill('Sends what is owed.')
  await button(page, 'Save changes').click()
  await page.waitForURL(`**/apps/${app.id}`)
  await expect(page.getByText('Sends what is owed.')).toBeVisible()
  await expect(page.getByText('Northwind Freight')).toBeVisible()
})

test('who has been shown what somebody else changed may save over it', async ({
  page,
  server,
  org,
  cluster,
}) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/edit`)
  await cluster.pool.query("UPDATE app SET company = 'Northwind Freight' WHERE id = $1", [app.id])
  await field(page, 'Company').fill('Northwind Rail')
  await button(page, 'Save changes').click()
  await button(page, 'Save mine over theirs').click()
  await page.waitForURL(`**/apps/${app.id}`)
  await expect(page.getByText('Northwind Rail')).toBeVisible()
})

/** Every server action is called by an id that the build does not have, until it is awaited. */
async function updateMeanwhile(page: Page): Promise<() => Promise<void>> {
  const headersOf = (request: Request) => ({
    ...request.headers(),
    'next-action': '40'.padEnd(42, 'a'),
  })
  await page.route('**/*', (route, request) =>
    request.method() === 'POST'
      ? route.continue({ headers: headersOf(request) })
      : route.fallback(),
  )
  // What was kept, as the reloaded page finds it.
  await page.addInitScript(() => {
    Object.assign(window, { kept: sessionStorage.getItem('keyturn-drafts') })
  })
  return () => page.unrouteAll()
}

const updated = (page: Page) => page.getByRole('alert').filter({ hasText: 'Keyturn was updated' })
const restored = (page: Page) => page.getByText('what you typed is back')
const kept = (page: Page) => page.evaluate(() => `${Reflect.get(window, 'kept')}`)
const stored = (page: Page) => page.evaluate(() => sessionStorage.getItem('keyturn-drafts'))

test('Keyturn is updated under an open form: a reload brings back what was typed, once', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto('/apps/new')
  const end = await updateMeanwhile(page)
  await page.getByRole('radio', { name: /^Native/ }).check()
  await field(page, 'Name').fill('Night Invoices')
  await page.getByRole('heading', { name: 'About the app' }).click()
  await field(page, 'Description').fill('Sends what is owed.')
  await page.getByLabel('Redirect URI, line 1', { exact: true }).fill('https://a.example/back')
  await button(page, 'Add redirect URI').click()
  await page.getByLabel('Redirect URI, line 2', { exact: true }).fill('https://b.example/back')
  await button(page, 'Register app').click()
  await expect(updated(page)).toBeInViewport()
  await expect(field(page, 'Name')).toHaveValue('Night Invoices')
  await end()

  await button(page, 'Reload').click()
  await expect(restored(page)).toBeVisible()
  await expect(updated(page)).toHaveCount(0)
  await expect(page.getByRole('radio', { name: /^Native/ })).toBeChecked()
  await expect(field(page, 'Name')).toHaveValue('Night Invoices')
  await expect(field(page, 'Description')).toHaveValue('Sends what is owed.')
  await expect(page.getByLabel('Redirect URI, line 2', { exact: true })).toHaveValue(
    'https://b.example/back',
  )
  expect(await stored(page)).toBeNull()
  await button(page, 'Register app').click()
  await page.waitForURL(/\/apps\/app_/)
  await page.goto(page.url().replace(/(app_\w+).*/, '$1'))
  await expect(page.getByText('Sends what is owed.')).toBeVisible()
  await expect(page.getByText('https://b.example/back')).toBeVisible()
  await page.goto('/apps/new')
  await expect(field(page, 'Name')).toHaveValue('')
})

test('an update brings back the email of a sign-in and the name of a secret, never a password', async ({
  page,
  server,
  org,
}) => {
  await page.goto('/sign-in')
  const endSignIn = await updateMeanwhile(page)
  await field(page, 'Email').fill(org.owner.email)
  await field(page, 'Password').fill(org.owner.password)
  await button(page, 'Sign in').click()
  await expect(updated(page)).toBeVisible()
  await expect(field(page, 'Email')).toHaveValue(org.owner.email)
  await endSignIn()
  await button(page, 'Reload').click()
  await expect(restored(page)).toBeVisible()
  await expect(field(page, 'Email')).toHaveValue(org.owner.email)
  await expect(field(page, 'Password')).toHaveValue('')
  expect(await kept(page)).toContain(org.owner.email)
  expect(await kept(page)).not.toContain(org.owner.password)

  const app = await org.addApp()
  await carryInto(page.context(), await org.openSession(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  const endGenerate = await updateMeanwhile(page)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  await field(page, 'Name').fill('Blue deployment')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await expect(updated(page)).toBeVisible()
  await endGenerate()
  await button(page, 'Reload').click()
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  await expect(field(page, 'Name')).toHaveValue('Blue deployment')
})
