import type { Page } from '@playwright/test'
import { addApi } from '../harness/apis'
import { probeLooks } from '../harness/axe'
import { carryInto, expect, test } from '../harness/browser'
import type { Cluster } from '../harness/cluster'
import { beginDevice } from '../harness/device'
import type { Org } from '../harness/fixtures'
import { newSecret, revoke } from '../harness/portal'
import { addProviderRow } from '../harness/provider-row'
import { addParty, authorizationRequest, grantAccess } from '../harness/relying-party'
import type { Server } from '../harness/server'
import { withKey } from '../harness/signing-app'
import { makeStale } from '../harness/stale-session'
import { mintToken } from '../harness/token'
import { addStillSent, addUses } from '../harness/usage-rows'

type PageContext = { app: string; cluster: Cluster; server: Server; org: Org }

type PageProbe = {
  heading: RegExp
  path: (appId: string, context: PageContext) => string | Promise<string>
  as: 'owner' | 'administrator' | 'support' | null
}

const APP = 'A long name of an app that bills the northern invoices'

/** Every page of the portal and of the ceremonies, and who opens it. */
const PROBES: Record<string, PageProbe> = {
  'the sign-in page': { heading: /^Sign in/, path: () => '/sign-in', as: null },
  'the page for a found secret': {
    heading: /^I found a secret$/,
    path: () => '/found',
    as: null,
  },
  'a dead set-up link': { heading: /^Set up Keyturn/, path: () => '/setup#no-such-link', as: null },
  'a page that does not exist': { heading: /nothing here/i, path: () => '/no/such/page', as: null },
  'My Apps': { heading: /^My Apps$/, path: () => '/apps', as: 'owner' },
  'My Apps when nothing is found': {
    heading: /^My Apps$/,
    path: () => '/apps?q=no-such-app',
    as: 'owner',
  },
  'the support desk': { heading: /^Support desk$/, path: () => '/support', as: 'support' },
  'an app on the support desk': {
    heading: /^A long name/,
    path: (id) => `/support/apps/${id}`,
    as: 'support',
  },
  'all answers of a search': {
    heading: /^Search$/,
    path: () => '/search?q=northern',
    as: 'support',
  },
  'Register app': { heading: /^Register app$/, path: () => '/apps/new', as: 'owner' },
  'an app': { heading: /^A long name/, path: (id) => `/apps/${id}`, as: 'owner' },
  'an app, as support': { heading: /^A long name/, path: (id) => `/apps/${id}`, as: 'support' },
  'edit an app': { heading: /^A long name/, path: (id) => `/apps/${id}/edit`, as: 'owner' },
  'OAuth secrets': { heading: /^OAuth secrets$/, path: (id) => `/apps/${id}/secrets`, as: 'owner' },
  'OAuth secrets, as support': {
    heading: /^OAuth secrets$/,
    path: (id) => `/apps/${id}/secrets`,
    as: 'support',
  },
  'public keys': { heading: /^Public keys$/, path: (id) => `/apps/${id}/keys`, as: 'owner' },
  'public keys, as support': {
    heading: /^Public keys$/,
    path: (id) => `/apps/${id}/keys`,
    as: 'support',
  },
  usage: { heading: /^Usage$/, path: usagePage, as: 'owner' },
  'usage, as support': { heading: /^Usage$/, path: usagePage, as: 'support' },
  'usage of an app that has none': {
    heading: /^Nothing to count yet$/,
    path: async (_, { org }) => `/apps/${(await org.addApp()).id}/usage`,
    as: 'owner',
  },
  'an app that is not there': {
    heading: /not here|nothing here/i,
    path: () => '/apps/app_nothing',
    as: 'owner',
  },
  'a dead welcome link': { heading: /./, path: () => '/welcome#no-such-link', as: null },
  account: { heading: /account/i, path: () => '/account', as: 'owner' },
  'the sessions of somebody': {
    heading: /^Sessions of/,
    path: (_, { org }) => `/admin/people/${org.owner.id}/sessions`,
    as: 'administrator',
  },
  'a page of the documentation': {
    heading: /^Connecting an app$/,
    path: () => '/help/connecting-an-app',
    as: 'support',
  },
  people: { heading: /^People$/, path: () => '/admin/people', as: 'administrator' },
  'providers when there are none': {
    heading: /^Providers$/,
    path: () => '/admin/providers',
    as: 'administrator',
  },
  providers: {
    heading: /^Providers$/,
    path: providerAt('/admin/providers'),
    as: 'administrator',
  },
  'a provider whose secret was refused': {
    heading: /^Quay$/,
    path: providerAt('/admin/providers/{id}'),
    as: 'administrator',
  },
  'edit a provider': {
    heading: /^Edit Quay$/,
    path: providerAt('/admin/providers/{id}/edit'),
    as: 'administrator',
  },
  'choose a product': {
    heading: /^Add provider$/,
    path: () => '/admin/providers/new',
    as: 'administrator',
  },
  'add a provider': {
    heading: /^Add Microsoft Entra ID$/,
    path: () => '/admin/providers/new?product=entra&id=idp_00000000000000000000',
    as: 'administrator',
  },
  policies: { heading: /^Policies$/, path: () => '/admin/policies', as: 'administrator' },
  'the audit log when nothing matches': {
    heading: /^Audit log$/,
    path: () => '/audit?event=person.disabled&address=203.0.113.9',
    as: 'administrator',
  },
  'refused requests': {
    heading: /^Audit log$/,
    path: () => '/audit/refused',
    as: 'support',
  },
  'refused sign-ins': {
    heading: /^Audit log$/,
    path: () => '/audit/sign-ins',
    as: 'support',
  },
  'hours of tokens': { heading: /^Audit log$/, path: () => '/audit/tokens', as: 'support' },
  'the history of an app': {
    heading: /^A long name/,
    path: (id) => `/apps/${id}/history`,
    as: 'owner',
  },
  'policies, as support': { heading: /^Policies$/, path: () => '/admin/policies', as: 'support' },
  'signing keys': { heading: /^Signing keys$/, path: () => '/admin/keys', as: 'administrator' },
  APIs: { heading: /^APIs$/, path: apiAt('/admin/apis'), as: 'administrator' },
  'an API for which an app waits': {
    heading: /^Orders$/,
    path: apiWithWaiting,
    as: 'administrator',
  },
  'edit an API': { heading: /Orders/, path: apiAt('/admin/apis/{id}/edit'), as: 'administrator' },
  'Register API': {
    heading: /^Register API$/,
    path: () => '/admin/apis/new',
    as: 'administrator',
  },
  'connect your app': {
    heading: /^Connect your app$/,
    path: (id) => `/apps/${id}/connect`,
    as: 'owner',
  },
  'public keys with one': { heading: /^Public keys$/, path: keysPage, as: 'owner' },
  'Authorized apps when there are none': {
    heading: /^Authorized apps$/,
    path: () => '/authorizations',
    as: 'support',
  },
  'Authorized apps': { heading: /^Authorized apps$/, path: authorizationsPage, as: 'owner' },
  consent: { heading: /^Let .* in\?$/, path: consentPage, as: 'owner' },
  'the choice of an account': {
    heading: /^Sign in to A long name/,
    path: askedFor('select_account'),
    as: 'owner',
  },
  'the question to sign in again': { heading: /./, path: askedFor('login'), as: 'owner' },
  'a device': { heading: /^Connect a device$/, path: () => '/oauth2/device', as: 'owner' },
  'the question of a device': { heading: /on your device\?$/, path: devicePage, as: 'owner' },
  'the question whether to sign out': {
    heading: /^Sign out of Keyturn\?$/,
    path: () => '/oauth2/logout',
    as: 'owner',
  },
  'after signing out': {
    heading: /^You are signed out$/,
    path: () => '/oauth2/logout',
    as: null,
  },
  'a request that is over': {
    heading: /^This request is over$/,
    path: () => '/interaction/answered-long-ago',
    as: 'owner',
  },
  'a request that cannot go on': {
    heading: /./,
    path: () => '/oauth2/authorize?client_id=nobody',
    as: null,
  },
}

function apiAt(path: string) {
  return async (_: string, { cluster, org }: PageContext) =>
    path.replace('{id}', (await addApi(cluster.pool, org)).id)
}

function providerAt(path: string) {
  return async (appId: string, { cluster, org }: PageContext) => {
    const domain = `${appId.slice(4).toLowerCase()}.example`
    const id = await addProviderRow(cluster, org.organizationId, { domain })
    await cluster.pool.query(
      'UPDATE identity_provider SET secret_refused_at = now() WHERE id = $1',
      [id],
    )
    return path.replace('{id}', id)
  }
}

async function apiWithWaiting(_: string, { cluster, org }: PageContext): Promise<string> {
  const { id, scope } = await addApi(cluster.pool, org, { access: 'with_approval' })
  await org.addApp({ scopes: [scope] })
  return `/admin/apis/${id}`
}

/** An app whose old secret is drained, and whose dead one is still sent. */
async function usagePage(appId: string, { cluster: { pool } }: PageContext): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM secret WHERE app_id = $1 ORDER BY created_at',
    [appId],
  )
  const [old, gone, next] = rows.map(({ id }) => ({ id, appId }))
  if (!old || !gone || !next) throw new Error('the app has three secrets')
  await addUses(pool, old, { hours: [400, 300, 200, 30], uses: 4 })
  await addUses(pool, next, { hours: [40, 20, 3], uses: 70 })
  await addStillSent(pool, gone, 41)
  return `/apps/${appId}/usage`
}

async function keysPage(id: string, { app, server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  await withKey({ ...party, app: { id, name: app } }, await org.signIn(org.owner, server.origin))
  return `/apps/${id}/keys`
}

async function authorizationsPage(_: string, { server, org }: PageContext): Promise<string> {
  await grantAccess({ org, origin: server.origin }, { who: org.owner })
  return '/authorizations'
}

async function consentPage(_: string, { server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  return (
    await authorizationRequest(party, { scope: 'openid profile email offline_access orders.read' })
  ).url.href
}

/** What the app asks of a person beside consent, under a name that is too long for a button. */
function askedFor(prompt: 'select_account' | 'login') {
  return async (_: string, { server, org, cluster }: PageContext): Promise<string> => {
    const party = await addParty({ org, origin: server.origin }, { name: APP })
    await makeStale(cluster, org.owner)
    return (await authorizationRequest(party, { prompt })).url.href
  }
}

async function devicePage(_: string, { server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  const { user_code } = await beginDevice(party, { scope: 'openid email' })
  return `/oauth2/device?user_code=${user_code}`
}

/** Opens the page, with an app that has active and revoked secrets. */
async function open(page: Page, probe: PageProbe, context: Omit<PageContext, 'app'>) {
  const { server, org } = context
  const app = await org.addApp({ name: APP })
  if (probe.as) {
    const owner = await org.signIn(org.owner, server.origin)
    const used = await newSecret(owner, app.id)
    await mintToken(server.origin, used)
    const gone = await newSecret(owner, app.id)
    await revoke(owner, app, gone.id)
    await newSecret(owner, app.id)
    await carryInto(page.context(), await org.signIn(org[probe.as], server.origin))
  }
  await page.goto(await probe.path(app.id, { ...context, app: APP }))
  await expect(page.getByRole('heading', { name: probe.heading }).first()).toBeVisible()
}

for (const [name, probe] of Object.entries(PROBES)) {
  test(`axe finds nothing and nothing scrolls sideways: ${name}`, async ({
    page,
    cluster,
    server,
    org,
  }) => {
    await open(page, probe, { cluster, server, org })
    await probeLooks(page, name)
  })
}

/** What a first visit may fetch, compressed as it was sent. */
const BUDGET_BYTES = { script: 150_000, font: 60_000 }

test('My Apps is light: 150 KB of script and 60 KB of fonts', async ({ page, server, org }) => {
  const fetched: Promise<[kind: string, bytes: number]>[] = []
  page.on('requestfinished', (request) => {
    fetched.push(
      request.sizes().then(({ responseBodySize }) => [request.resourceType(), responseBodySize]),
    )
  })
  await org.addApp({ name: APP })
  await carryInto(page.context(), await org.signIn(org.administrator, server.origin))
  await page.goto('/apps', { waitUntil: 'networkidle' })
  const sizes = await Promise.all(fetched)
  for (const [kind, budget] of Object.entries(BUDGET_BYTES)) {
    const bytes = sizes.filter(([of]) => of === kind).reduce((sum, [, one]) => sum + one, 0)
    expect(bytes, kind).toBeGreaterThan(5_000)
    expect(bytes, kind).toBeLessThanOrEqual(budget)
  }
})

test('the question mark opens the help of its page, and a slow answer is shown to be on its way', async ({
  page,
  server,
  org,
}) => {
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
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

test('whoever is offline is told so, and the page stays', async ({
  page,
  server,
  org,
  problems,
}) => {
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto('/apps')
  await page.context().setOffline(true)
  await expect(page.getByText(/^You are offline\./)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^You are offline\./)).toBeHidden()
  // What the page was still fetching fails, as it must.
  const others = problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))
  problems.splice(0, problems.length, ...others)
})

test.describe('a reader in Oslo', () => {
  test.use({ timezoneId: 'Europe/Oslo' })

  test('reads the day of their own calendar, in the page itself from the second one on', async ({
    page,
    cluster,
    server,
    org,
  }) => {
    const app = await org.addApp({ name: 'شركة السكك' })
    await cluster.pool.query("UPDATE app SET created_at = '2026-09-28T22:30:00Z' WHERE id = $1", [
      app.id,
    ])
    await carryInto(page.context(), await org.signIn(org.owner, server.origin))
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
  })
})

test("axe finds nothing in the dialogs of a secret's life", async ({ page, server, org }) => {
  const app = await org.addApp()
  await carryInto(page.context(), await org.signIn(org.owner, server.origin))
  await page.goto(`/apps/${app.id}/secrets`)
  await page.getByRole('button', { name: 'Generate new secret' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await probeLooks(page, 'generate')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Generate/ })
    .click()
  await expect(page.getByTestId('secret-value')).toBeVisible()
  await probeLooks(page, 'the value')
  await page.getByRole('checkbox', { name: 'I have stored this secret' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page
    .getByRole('table')
    .getByRole('button', { name: /^Revoke/ })
    .click()
  await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toBeVisible()
  await probeLooks(page, 'revoke')
})
