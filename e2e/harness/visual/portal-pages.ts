import { randomUUID } from 'node:crypto'
import { randomBase62 } from '@/lib/crypto/random'
import { trustIssuer } from '../federated-app'
import { addParty, grantAccess } from '../relying-party'
import { withKey } from '../signing-app'
import { addStillSent, addUses } from '../usage-rows'
import { APP, type PageContext, type PageProbe } from './page-probe'
import { rotationPage } from './rotation-page'

/** The pages of apps, of support and of the own account. */
export const PORTAL_PAGES: Record<string, PageProbe> = {
  'a page that does not exist': { heading: /nothing here/i, path: () => '/no/such/page', as: null },
  'My Apps': { heading: /^My Apps$/, path: myAppsPage, as: 'owner' },
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
  rotation: { heading: /^Delivery targets$/, path: rotationPage, as: 'owner' },
  'rotation, as support': {
    heading: /^Delivery targets$/,
    path: (id) => `/apps/${id}/rotation`,
    as: 'support',
  },
  'public keys': { heading: /^Public keys$/, path: (id) => `/apps/${id}/keys`, as: 'owner' },
  'federated credentials': {
    heading: /^Federated credentials$/,
    path: (id) => `/apps/${id}/federated?add=github`,
    as: 'owner',
  },
  'federated credentials with one': {
    heading: /^Federated credentials$/,
    path: federatedPage,
    as: 'owner',
  },
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
  account: { heading: /account/i, path: () => '/account', as: 'owner' },
  notices: { heading: /^Notices$/, path: () => '/notices', as: 'owner' },
  'a page of the documentation': {
    heading: /^Connecting an app$/,
    path: () => '/help/connecting-an-app',
    as: 'support',
  },
  'the history of an app': {
    heading: /^A long name/,
    path: (id) => `/apps/${id}/history`,
    as: 'owner',
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
}

/** An app whose old secret is drained, and whose dead one is still sent. */
/** With apps that brought their ids along, and one whose name is a single word. */
async function myAppsPage(_: string, { org }: PageContext): Promise<string> {
  await org.addApp({ id: randomUUID() })
  await org.addApp({ name: 'x'.repeat(80) })
  await org.addApp({ id: `${randomBase62(8)}.${'payments-'.repeat(9)}production` })
  return '/apps'
}

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

async function keysPage(id: string, { server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  await withKey(
    { ...party, app: { id, name: APP } },
    await org.openSession(org.owner, server.origin),
  )
  return `/apps/${id}/keys`
}

async function federatedPage(id: string, { server, org }: PageContext): Promise<string> {
  const party = await addParty({ org, origin: server.origin })
  const owner = await org.openSession(org.owner, server.origin)
  await trustIssuer({ ...party, app: { id, name: APP } }, owner, 'https://ci.example')
  return `/apps/${id}/federated`
}

async function authorizationsPage(_: string, { server, org }: PageContext): Promise<string> {
  await grantAccess({ org, origin: server.origin }, { who: org.owner })
  return '/authorizations'
}
