import { carryInto, expect, test } from '../harness/browser'

test('who is not signed in is sent to sign in, and then to where they wanted to go', async ({
  page,
  org,
}) => {
  const app = await org.addApp()
  await page.goto(`/apps/${app.id}/secrets`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Email').fill(org.owner.email)
  await page.getByLabel('Password', { exact: true }).fill(org.owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'OAuth secrets' })).toBeVisible()
  const known = (await page.context().cookies()).find(({ name }) => name === 'keyturn-devices')
  expect(known).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
})

test('a wrong password keeps the email and says what happened', async ({ page, org }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(org.owner.email)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('That email and password do not match.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(org.owner.email)
})

test('signing out everywhere ends the other browser too', async ({
  page,
  browser,
  server,
  org,
}) => {
  const other = await browser.newContext({ baseURL: server.origin })
  await carryInto(other, await org.signIn(org.owner, server.origin))
  const elsewhere = await other.newPage()
  await elsewhere.goto('/apps')
  await expect(elsewhere.getByRole('heading', { name: 'My Apps' })).toBeVisible()

  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto('/account')
  await page.getByRole('button', { name: /sign out everywhere/i }).click()
  await expect(page).toHaveURL(/\/sign-in/)

  await elsewhere.goto('/apps')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
})

test('people see where they are signed in, and end one session of several', async ({
  page,
  browser,
  cluster,
  server,
  org,
}) => {
  const other = await browser.newContext({ baseURL: server.origin })
  await carryInto(other, await org.signIn(org.owner, server.origin))
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  // Where somebody is seen is noted at most once a minute.
  await cluster.pool.query(
    `UPDATE person_session SET last_seen_at = now() - interval '2 minutes' WHERE person_id = $1`,
    [org.owner.id],
  )
  await page.goto('/account')
  const table = page.getByRole('table', { name: 'Sessions' })
  await expect(table.getByRole('row')).toHaveCount(3)
  const here = table.getByRole('row').filter({ hasText: 'This browser' })
  await expect(here.getByText(/^Chrome on /)).toBeVisible()
  await expect(here.getByRole('button', { name: /^End/ })).toHaveCount(0)
  await table.getByRole('button', { name: /^End the session of/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End session' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  const elsewhere = await other.newPage()
  await elsewhere.goto('/apps')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
})

test('an administrator finds the sessions of somebody, and ends them', async ({
  page,
  server,
  org,
}) => {
  const theirs = await org.signIn(org.member, server.origin)
  await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
  await page.goto(`/admin/people?search=${encodeURIComponent(org.member.email)}`)
  await page.getByRole('button', { name: `Actions for ${org.member.name}` }).click()
  await page.getByRole('menuitem', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { name: `Sessions of ${org.member.name}` })).toBeVisible()
  await expect(page.getByText(theirs.address)).toBeVisible()
  await page.getByRole('button', { name: 'End all' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click()
  await expect(page.getByText('They are signed in nowhere.')).toBeVisible()
  expect((await theirs.visit('/apps')).status).toBe(307)
})

test('a session that ends while a dialog is open is said there, and nothing happens', async ({
  page,
  cluster,
  server,
  org,
}) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  const endSession = () =>
    cluster.pool.query('UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1', [
      org.owner.id,
    ])
  // Whatever the router loads would lead to the sign-in now, and away from what was typed.
  await page.route('**/*', async (route, request) => {
    if (request.headers().rsc) await endSession()
    await route.continue()
  })
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Typed before it ended')
  await endSession()
  await dialog.getByRole('button', { name: /^Generate/ }).click()
  await expect(dialog.getByText('Your session has ended.')).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue('Typed before it ended')
  const { rows } = await cluster.pool.query('SELECT 1 FROM secret WHERE app_id = $1', [app.id])
  expect(rows).toEqual([])
})

test('a form of a page keeps what was typed when the session has ended', async ({
  page,
  cluster,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto('/account')
  await page.getByLabel('Given name').fill('Typed before it ended')
  await cluster.pool.query('UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1', [
    org.owner.id,
  ])
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await expect(page.getByLabel('Given name')).toHaveValue('Typed before it ended')
})

test('the chosen theme stays in this browser, from the first byte on', async ({
  page,
  server,
  org,
}) => {
  const session = await org.signIn(org.owner, server.origin)
  await carryInto(page.context(), session)
  await page.goto('/apps')
  await page.context().addCookies([{ name: 'keyturn-theme', value: 'dark', url: server.origin }])
  const html = await (await page.request.get('/apps')).text()
  expect(html).toMatch(/<html[^>]*data-theme="dark"/)
})
