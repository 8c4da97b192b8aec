import { codeOf } from '../harness/authenticator'
import { test as base, expect } from '../harness/browser'
import { type NextAuthApp, startNextAuthApp } from '../harness/next-auth-app'
import { addAuthenticator } from '../harness/second-factor'

const test = base.extend<{ shop: NextAuthApp }>({
  shop: async ({ allowedOrigins }, use) => {
    const shop = await startNextAuthApp()
    allowedOrigins.add(shop.origin)
    await use(shop)
    await shop.close()
  },
})

test('a person signs in with a second factor, consents, sees the app, revokes its access, and the app gets 401', async ({
  page,
  server,
  org,
  shop,
}) => {
  const { id, name } = await org.addApp({
    name: 'Night Shop',
    type: 'native',
    redirectUris: [shop.redirectUri],
  })
  shop.configure({ issuer: server.origin, clientId: id })
  const key = await addAuthenticator(await org.signIn(org.member, server.origin))

  await page.goto(`${shop.origin}/api/auth/signin`)
  await page.getByRole('button', { name: 'Sign in with Keyturn' }).click()
  await page.getByLabel('Email').fill(org.member.email)
  await page.getByLabel('Password', { exact: true }).fill(org.member.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('textbox', { name: /code/i }).fill(codeOf(key, 1))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()

  await expect(page.getByRole('heading', { name: `Let ${name} in?` })).toBeVisible()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(new RegExp(`^${shop.origin}`))
  const session = await page.request.get(`${shop.origin}/api/auth/session`)
  expect((await session.json()).user.email).toBe(org.member.email)
  expect(await shop.callUserInfo()).toBe(200)
  expect(await shop.refresh()).toBe('ok')
  expect(await shop.callUserInfo()).toBe(200)

  await page.goto('/authorizations')
  await expect(page.getByRole('heading', { name: 'Authorized apps' })).toBeVisible()
  await expect(page.getByText(name).first()).toBeVisible()
  await page.getByRole('button', { name: 'Revoke access' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke access' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Revoke access' })).toHaveCount(0)

  expect(await shop.callUserInfo()).toBe(401)
  expect(await shop.refresh()).toBe('invalid_grant')

  await page.goto(`${shop.origin}/api/auth/signout`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${shop.origin}/`)
  const after = await page.request.get(`${shop.origin}/api/auth/session`)
  expect(await after.json()).toEqual({})
})

test('next-auth: a person signs in, the app refreshes, and who signs out of both is asked anew', async ({
  page,
  server,
  org,
  shop,
}) => {
  const { id, name } = await org.addApp({
    name: 'Night Shop',
    type: 'native',
    redirectUris: [shop.redirectUri],
    postLogoutRedirectUris: [`${shop.origin}/`],
  })
  shop.configure({ issuer: server.origin, clientId: id })
  await page.goto(`${shop.origin}/api/auth/signin`)
  await page.getByRole('button', { name: 'Sign in with Keyturn' }).click()
  await page.getByLabel('Email').fill(org.member.email)
  await page.getByLabel('Password', { exact: true }).fill(org.member.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(new RegExp(`^${shop.origin}`))
  expect(await shop.refresh()).toBe('ok')
  expect(await shop.callUserInfo()).toBe(200)

  await page.goto(`${shop.origin}/api/auth/signout`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${shop.origin}/`)
  const leave = new URLSearchParams({ client_id: id, post_logout_redirect_uri: `${shop.origin}/` })
  await page.goto(`/oauth2/logout?${leave}`)
  await expect(
    page.getByRole('heading', { name: `Sign out of ${name} and Keyturn?` }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(`${shop.origin}/`)
  await page.goto(`${shop.origin}/api/auth/signin`)
  await page.getByRole('button', { name: 'Sign in with Keyturn' }).click()
  await expect(page.getByLabel('Email')).toBeVisible()
})

test('a phone comes back by a scheme of its own, and the person was warned', async ({
  page,
  org,
}) => {
  const redirectUri = 'com.example.notes:/callback'
  const { id } = await org.addApp({ name: 'Notes', type: 'native', redirectUris: [redirectUri] })
  const sentTo = page.waitForRequest((one) => one.url().startsWith(redirectUri))
  const request = new URLSearchParams({
    client_id: id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  })
  await page.goto(`/oauth2/authorize?${request}`)
  await page.getByLabel('Email').fill(org.member.email)
  await page.getByLabel('Password', { exact: true }).fill(org.member.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Your answer goes to a program on this device')).toBeVisible()
  await expect(page.getByText('com.example.notes:', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Approve' }).click()
  expect((await sentTo).url()).toContain(`${redirectUri}?code=`)
})

test('a person goes back to the app from the sign-in, and the answer is posted to it', async ({
  page,
  org,
  allowedOrigins,
}) => {
  const callback = 'https://app.example/callback'
  allowedOrigins.add(new URL(callback).origin)
  const { id } = await org.addApp({ name: 'Timetable', type: 'web', redirectUris: [callback] })
  const posted = new Promise<string | null>((resolve) => {
    void page.route(callback, (route, request) => {
      resolve(request.postData())
      return route.fulfill({ body: 'Back at the app' })
    })
  })
  const request = new URLSearchParams({
    client_id: id,
    redirect_uri: callback,
    response_type: 'code',
    response_mode: 'form_post',
    scope: 'openid',
    state: 'xyz',
  })
  await page.goto(`/oauth2/authorize?${request}`)
  await expect(page.getByText(/^To continue to Timetable of /)).toBeVisible()
  await page.getByRole('button', { name: 'Go back to Timetable' }).click()
  await expect(page.getByText('Back at the app')).toBeVisible()
  expect(Object.fromEntries(new URLSearchParams((await posted) ?? ''))).toMatchObject({
    error: 'access_denied',
    state: 'xyz',
  })
})
