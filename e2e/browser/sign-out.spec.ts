import type { Page } from '@playwright/test'
import { test as base, carryInto, expect } from '../harness/browser'
import type { Person } from '../harness/fixtures'
import { type NextAuthApp, startNextAuthApp } from '../harness/next-auth-app'
import { addParty, authorizationRequest } from '../harness/relying-party'

/** A shop that needs its user only while they are signed in. */
const test = base.extend<{ shop: NextAuthApp }>({
  shop: async ({ allowedOrigins, server, org }, use) => {
    const shop = await startNextAuthApp()
    allowedOrigins.add(shop.origin)
    const { id } = await org.addApp({
      name: 'Night Shop',
      type: 'native',
      redirectUris: [shop.redirectUri],
    })
    shop.configure({ issuer: server.origin, clientId: id, scope: 'openid profile email' })
    await use(shop)
    await shop.close()
  },
})

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function enterShop(page: Page, shop: NextAuthApp, person: Person): Promise<void> {
  await page.goto(`${shop.origin}/api/auth/signin`)
  await page.getByRole('button', { name: 'Sign in with Keyturn' }).click()
  await signIn(page, person)
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(new RegExp(`^${shop.origin}`))
  expect(await shop.callUserInfo()).toBe(200)
}

/** The authorization request of another app, with a redirect URI on the shop's server. */
async function bankUrl(
  deployment: Parameters<typeof addParty>[0],
  { origin }: NextAuthApp,
  parameters: Record<string, string>,
): Promise<string> {
  const redirectUris = [`${origin}/bank`]
  const bank = await addParty(deployment, { name: 'Careful Bank', type: 'native', redirectUris })
  return (await authorizationRequest(bank, parameters)).url.href
}

test('who signs out in the portal menu is signed out of the app: its next call gets 401', async ({
  page,
  org,
  shop,
}) => {
  await enterShop(page, shop, org.member)
  await page.goto('/apps')
  await page.getByRole('button', { name: `Account of ${org.member.name}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await shop.callUserInfo()).toBe(401)

  await signIn(page, org.member)
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
  expect(await shop.callUserInfo()).toBe(401)
})

test('an app that wants a new proof gets it, and the others go on', async ({
  page,
  org,
  shop,
  deployment,
}) => {
  await enterShop(page, shop, org.member)
  await page.goto(await bankUrl(deployment, shop, { scope: 'openid', prompt: 'login' }))
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await signIn(page, org.member)
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(/[?&]code=/)
  expect(await shop.callUserInfo()).toBe(200)
})

test('another person takes the place in the middle of a consent; the first is signed out of apps', async ({
  page,
  org,
  shop,
  deployment,
}) => {
  await enterShop(page, shop, org.member)
  await page.goto(await bankUrl(deployment, shop, { scope: 'openid' }))
  await page.getByRole('button', { name: /not you/i }).click()
  await signIn(page, org.owner)
  await expect(page.getByText(org.owner.email)).toBeVisible()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL(/[?&]code=/)
  expect(await shop.callUserInfo()).toBe(401)
})

test('who has used no app here is asked whether to sign out, and may stay', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.signIn(org.member, server.origin))
  const question = page.getByRole('heading', { name: 'Sign out of Keyturn?' })
  await page.goto('/oauth2/logout')
  await expect(question).toBeVisible()
  await expect(page.getByText(`You are signed in as ${org.member.name}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()

  await page.goto('/oauth2/logout')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await page.goto('/apps')
  await expect(page).toHaveURL(/\/sign-in/)
})
