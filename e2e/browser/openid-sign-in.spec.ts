import type { Page } from '@playwright/test'
import { PRESET } from '@/lib/providers/presets'
import type { ProductServer } from '@/lib/providers/testing/product-server'
import { ENTRA, KEYCLOAK, PRODUCTS } from '@/lib/providers/testing/products'
import { carryInto } from '../harness/browser'
import { addCompanyProvider, startCompanyProvider } from '../harness/company-provider'
import { comeAs, expect, test } from '../harness/portal-with-provider'

test('a verified email signs in, and next time the provider’s own id does', async ({
  page,
  portal,
}) => {
  const { origin, provider, org } = portal
  const { email, name } = org.owner
  provider.people.set('u1', { email, email_verified: true })
  const redirect = page.waitForRequest((request) =>
    request.url().startsWith(`${provider.issuer}/auth`),
  )
  await comeAs(page, origin, 'u1')
  await expect(page).toHaveURL(`${origin}/account`)
  await expect(page.getByRole('definition').filter({ hasText: email })).toBeVisible()
  const sent = new URL((await redirect).url()).searchParams
  expect(sent.get('code_challenge_method')).toBe('S256')
  expect([sent.get('state'), sent.get('nonce')]).toEqual([
    expect.stringMatching(/.{20}/),
    expect.stringMatching(/.{20}/),
  ])

  provider.people.set('u1', { email: 'moved@elsewhere.example', email_verified: false })
  await page.context().clearCookies()
  await comeAs(page, origin, 'u1')
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible()
})

test('a stranger is told whom to ask, and nobody is signed in', async ({ page, portal }) => {
  const { origin, provider } = portal
  provider.people.set('u2', { email: 'stranger@elsewhere.example', email_verified: true })
  await comeAs(page, origin, 'u2')
  await expect(page.getByText('No account here has this email.')).toBeVisible()
  await page.goto(`${origin}/apps`)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('an unverified email opens nothing', async ({ page, portal }) => {
  const { origin, provider, org } = portal
  provider.people.set('u3', { email: org.owner.email, email_verified: false })
  await comeAs(page, origin, 'u3')
  await expect(page.getByText('did not confirm that your email is verified')).toBeVisible()
})

test('whoever is in a group that stands for a role is let in as that', async ({ page, portal }) => {
  const { origin, provider } = portal
  const email = 'ivy@elsewhere.example'
  provider.people.set('u4', { email, email_verified: true, name: 'Ivy', groups: ['makers'] })
  await comeAs(page, origin, 'u4')
  await expect(page.getByRole('definition').filter({ hasText: 'Developer' })).toBeVisible()
})

test('a callback that this browser did not ask for signs nobody in', async ({ page, portal }) => {
  await page.goto(`${portal.origin}/api/auth/callback/openid?code=stolen&state=made-up`)
  await expect(page.getByText('Signing in with your provider did not work.')).toBeVisible()
})

test('without a password, the provider is asked again in a tab beside what waits', async ({
  page,
  portal,
}) => {
  const { origin, provider, pool } = portal
  const email = 'otto@elsewhere.example'
  provider.people.set('u5', { email, email_verified: true, name: 'Otto', groups: ['makers'] })
  await comeAs(page, origin, 'u5')
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
  await pool.query(
    `UPDATE person_session SET proven_at = proven_at - interval '1 hour'
     WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [email],
  )
  await page.getByRole('button', { name: 'Add authenticator app' }).click()
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Sign in with Harbour in a new tab' }).click()
  const tab = await opened
  await tab.locator('input[name=login]').fill('u5')
  await tab.locator('input[name=password]').fill('anything')
  await tab.locator('button[type=submit]').click()
  await expect(tab.getByText('That was you.')).toBeVisible()
  await page.getByRole('button', { name: 'I have signed in again' }).click()
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
})

/** Adds a provider of a product by the pages of the portal. Answers its id. */
async function addByPages(page: Page, server: ProductServer, domain: string): Promise<string> {
  const { label } = PRESET[server.product.preset]
  await page.goto(`/admin/providers/new`)
  await page.getByRole('link', { name: label }).click()
  await expect(page.getByRole('heading', { name: `Add ${label}` })).toBeVisible()
  const id = new URL(page.url()).searchParams.get('id') ?? ''
  await expect(page.getByText(`/api/auth/callback/${id}`)).toBeVisible()
  await page.getByLabel('Issuer').fill(server.issuer)
  await page.getByLabel('Client ID').fill(server.clientId)
  await page.getByLabel('Client secret').fill(server.secret)
  await page.getByRole('textbox', { name: 'Domains' }).fill(domain)
  await page.getByRole('button', { name: 'Add provider' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/providers/${id}$`))
  return id
}

test('an administrator adds a company’s provider, and a typed address leads to it', async ({
  browser,
  portal,
}) => {
  const { origin, org } = portal
  const person = await org.addPerson('Petra', 'developer')
  const { server, domain } = await startCompanyProvider(ENTRA, person.email)
  const desk = await browser.newContext({ baseURL: origin })
  await carryInto(desk, await org.signIn(org.administrator, origin))
  const page = await desk.newPage()
  const id = await addByPages(page, server, domain)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('It accepts the client ID and the client secret.')).toBeVisible()

  const elsewhere = await browser.newContext({ baseURL: origin })
  const visitor = await elsewhere.newPage()
  await visitor.goto('/sign-in?next=/account')
  await expect(visitor.getByRole('link', { name: /^Continue with/ })).toHaveText([
    'Continue with Harbour',
    'Continue with Microsoft Entra ID',
  ])
  await visitor.getByLabel('Email').fill(`nobody.here@${domain}`)
  await visitor.getByLabel('Email').press('Enter')
  await expect(visitor).toHaveURL(`${origin}/account`)
  expect(server.asked[0]?.get('login_hint')).toBe(`nobody.here@${domain}`)
  await expect(visitor.getByRole('button', { name: 'Account of Petra' })).toBeVisible()

  server.secret = 'renewed-there'
  await visitor.context().clearCookies()
  await visitor.goto(`/sign-in/openid?provider=${id}`)
  await expect(visitor.getByText('refused Keyturn’s client secret')).toBeVisible()
  await page.goto('/apps')
  await expect(page.getByText('Microsoft Entra ID: secret refused')).toBeVisible()
  await page.getByRole('link', { name: 'Look at the provider' }).click()
  await page.getByRole('button', { name: 'Remove provider' }).click()
  await page.getByRole('textbox').fill('Microsoft Entra ID')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove provider' }).click()
  await expect(page).toHaveURL(`${origin}/admin/providers`)
  server.close()
  await desk.close()
  await elsewhere.close()
})

for (const [name, product] of Object.entries(PRODUCTS)) {
  test(`${name}: its person comes back signed in, and again when asked anew`, async ({
    page,
    portal,
  }) => {
    const { origin, org } = portal
    const person = await org.addPerson(`At ${name}`, 'developer')
    const { id, server, end } = await addCompanyProvider(portal, product, person.email)
    await page.goto(`${origin}/sign-in/openid?provider=${id}&next=/account`)
    await expect(page.getByRole('button', { name: `Account of At ${name}` })).toBeVisible()
    await page.goto(`${origin}/sign-in/openid?provider=${id}&next=/account&again=1`)
    await expect(page.getByRole('button', { name: `Account of At ${name}` })).toBeVisible()
    expect(server.asked).toHaveLength(2)
    await end()
  })
}

test('a provider that tells of a sign-out ends what began by it', async ({ page, portal }) => {
  const { origin, org } = portal
  const person = await org.addPerson('At Keycloak', 'developer')
  const { id, server, end } = await addCompanyProvider(portal, KEYCLOAK, person.email)
  await page.goto(`${origin}/sign-in/openid?provider=${id}&next=/account`)
  await expect(page.getByRole('button', { name: 'Account of At Keycloak' })).toBeVisible()
  const tell = async (token: string) => {
    const body = new URLSearchParams({ logout_token: token })
    const to = `${origin}/api/auth/backchannel-logout/${id}`
    return (await fetch(to, { method: 'POST', body })).status
  }
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  expect(await tell('no token')).toBe(400)
  expect(await tell(await server.sign({ events, jti: '1', sid: 'session-at-keycloak' }))).toBe(200)
  await page.goto(`${origin}/account`)
  await expect(page).toHaveURL(/\/sign-in/)
  await end()
})
