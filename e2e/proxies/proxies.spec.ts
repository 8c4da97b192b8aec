import type { Page } from '@playwright/test'
import type { Deployment } from '../harness/deployment'
import { newSecret } from '../harness/portal'
import { basic, type Credentials } from '../harness/token'
import { behindEach, expect, test } from './behind-proxies'
import { ask } from './front'
import type { Place } from './products'

/** Clients come by IPv6, the proxy by IPv4. */
const CLIENT = '::1'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const askToken = (place: Place, who: Credentials, headers: Record<string, string> = {}) =>
  ask(place, {
    path: '/oauth2/token',
    method: 'POST',
    headers: { ...FORM, authorization: basic(who), ...headers },
    body: 'grant_type=client_credentials',
  })

async function oneOf(at: Deployment, sql: string, value: string): Promise<Record<string, unknown>> {
  const { rows } = await at.cluster.pool.query(sql, [value])
  return rows[0] ?? {}
}

async function signInThroughThePage(page: Page, { origin, org }: Deployment): Promise<void> {
  await page.goto(`${origin}/`)
  await page.getByLabel('Email').fill(org.owner.email)
  await page.getByLabel('Password', { exact: true }).fill(org.owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'My Apps' })).toBeVisible()
}

async function generateInThePage(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Generate new secret' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Behind a proxy')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  const once = page.getByRole('dialog', { name: 'Copy your new secret now' })
  return (await once.getByTestId('secret-value').textContent())?.trim() ?? ''
}

behindEach(() => {
  test('people sign in and get a secret, over HTTP/2 and with Secure cookies', async ({
    page,
    context,
    at,
    behind,
  }) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (line) => line.type() === 'error' && problems.push(line.text()))
    const app = await at.org.addApp()
    await signInThroughThePage(page, at)
    const hop = '(performance.getEntriesByType("navigation")[0]).nextHopProtocol'
    expect(await page.evaluate(hop)).toBe('h2')
    await page.goto(`${at.origin}/apps/${app.id}/secrets`)
    const secret = await generateInThePage(page)
    expect((await askToken(behind.place, { clientId: app.id, secret })).status).toBe(200)
    await expect(page.getByText(`First used just now from ${CLIENT}`)).toBeVisible()
    const event = `SELECT address FROM audit_event WHERE app_id = $1 AND action LIKE 'secret.%'`
    expect(await oneOf(at, event, app.id)).toEqual({ address: CLIENT })
    await page.goto(`${at.origin}/docs/api`)
    // Swagger UI is 1.5 MB of script, which a busy machine runs slowly.
    const operation = page.locator('#operations-Apps-listApps')
    await expect(operation).toBeVisible({ timeout: 60_000 })
    const cookies = await context.cookies()
    expect(cookies.length).toBeGreaterThan(1)
    expect(
      cookies.filter(({ secure, name }) => !secure || !/^__(Host|Secure)-/.test(name)),
    ).toEqual([])
    expect(problems).toEqual([])
  })

  test('redirects and addresses in the metadata are https, and http leads there', async ({
    at,
    behind: { place },
  }) => {
    const plain = await ask(place, { path: '/apps?q=a%20b', plain: true })
    expect(plain.status).toBeGreaterThan(300)
    expect(plain.headers.location).toMatch(/^https:\/\/localhost(:\d+)?\/apps\?q=a%20b$/)
    const asked = await ask(place, { path: '/apps' })
    const location = new URL(asked.headers.location ?? '', at.origin)
    expect([location.origin, location.pathname]).toEqual([at.origin, '/sign-in'])
    expect(asked.headers['strict-transport-security']).toContain('max-age=31536000')
    const { text } = await ask(place, { path: '/.well-known/openid-configuration' })
    expect(JSON.parse(text)).toMatchObject({
      issuer: at.origin,
      token_endpoint: `${at.origin}/oauth2/token`,
      mtls_endpoint_aliases: {
        token_endpoint: `https://mtls.localhost:${place.port}/oauth2/token`,
      },
    })
    expect(text).not.toContain('http://')
    expect((await ask(place, { path: '/readyz' })).text).toBe('ready\n')
  })

  test('the client has its own address, whatever it claims', async ({
    at,
    behind: { place, direct },
  }) => {
    const app = await at.org.addApp()
    const session = await at.org.signIn(at.org.owner, direct)
    const secret = await newSecret(session, app.id)
    const forged = {
      'x-forwarded-for': '198.51.100.7',
      forwarded: 'for=198.51.100.7',
      'x-real-ip': '198.51.100.7',
      'x-keyturn-address': '198.51.100.7',
      'x-forwarded-host': 'attacker.example',
      'x-forwarded-proto': 'http',
    }
    expect((await askToken(place, secret, forged)).status).toBe(200)
    const use = 'SELECT last_address FROM secret_use WHERE secret_id = $1'
    await expect.poll(() => oneOf(at, use, secret.id)).toEqual({ last_address: CLIENT })
    const page = await ask(place, { path: '/sign-in', headers: forged })
    expect([page.status, page.text.includes('attacker.example')]).toEqual([200, false])
    const leading = await ask(place, { path: '/apps', headers: forged })
    expect(new URL(leading.headers.location ?? '', at.origin).origin).toBe(at.origin)
  })

  test('the frame of a page comes at once, and its slow list later', async ({
    at,
    behind: { place, direct },
  }) => {
    const app = await at.org.addApp()
    const session = await at.org.signIn(at.org.owner, direct)
    const lock = await at.cluster.pool.connect()
    await lock.query('BEGIN; LOCK TABLE secret_use IN ACCESS EXCLUSIVE MODE')
    let whole: ReturnType<typeof ask> | undefined
    const headers = { cookie: session.cookieHeader() }
    await new Promise<void>((resolve) => {
      const onData = (text: string) => text.includes('Loading the apps') && resolve()
      whole = ask(place, { path: '/apps', headers, onData })
    })
    await lock.query('ROLLBACK')
    lock.release()
    const { text = '' } = (await whole) ?? {}
    expect([text.includes('temporarily_unavailable'), text.includes(app.name)]).toEqual([
      false,
      true,
    ])
  })

  test('long addresses and a large upload come through', async ({
    at,
    behind: { place, direct },
  }) => {
    const redirectUri = 'https://app.example/callback'
    const app = await at.org.addApp({ type: 'web', redirectUris: [redirectUri] })
    const state = 's'.repeat(7_000)
    const request = new URLSearchParams({
      client_id: app.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      prompt: 'none',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
      state,
    })
    const refused = await ask(place, { path: `/oauth2/authorize?${request}` })
    expect(refused.headers.location).toContain(`state=${state}`)
    const session = await at.org.signIn(at.org.owner, direct)
    const large = await ask(place, {
      path: '/apps',
      method: 'POST',
      headers: {
        cookie: session.cookieHeader(),
        origin: at.origin,
        'content-type': 'text/plain',
      },
      body: Buffer.alloc(1_100 * 1024),
    })
    expect(large.status).not.toBe(413)
    expect(typeof large.headers['x-request-id']).toBe('string')
  })
})
