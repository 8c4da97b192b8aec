import { acceptInput } from '@/lib/accept-input'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { networksInput } from '@/lib/apps/networks-input'
import { isUnusedSince } from '@/lib/apps/unused/uses-sql'
import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findUsage } from '@/lib/usage/find-usage'
import { flushUses } from '@/lib/usage/flush'
import { tryNetworks } from '@/lib/usage/try-networks'
import { makeApp, makeOrganization } from '../testing/apps'
import { ORDERS, showing } from '../testing/certificates'
import { test as base, expect } from '../testing/engine-test'

const SUBJECT = 'CN=orders,O=Fjord\\, Røil,C=NO'
const ADDRESS = '203.0.113.9'

type Used = { appId: string; owner: Actor }

/** An app that has got a token just now, by the subject of its certificate. */
const test = base.extend<{ app: Used }>({
  app: async ({ engine }, use) => {
    const organization = await makeOrganization()
    const appId = await makeApp(organization)
    await db().app.update({ where: { id: appId }, data: { mtlsSubject: SUBJECT } })
    const { organizationId, ownerId: personId } = organization
    const who = { personId, personName: 'Ada', role: 'developer', origin: NO_ORIGIN } as const
    // Its organization has more apps that nobody has used.
    await makeApp(organization)
    moveClock(40 * DAY)
    const form = { grant_type: 'client_credentials', client_id: appId }
    const headers = { ...showing(ORDERS, true), 'x-keyturn-address': ADDRESS }
    expect((await engine.post('/oauth2/token', form, headers)).status).toBe(200)
    await flushUses()
    await use({ appId, owner: { ...who, organizationId, provenAt: now() } })
  },
})

test('a use by a certificate’s subject is the last use of the app', async ({
  app: { appId, owner },
}) => {
  const { apps } = await listApps(owner, appQuery.parse({ sort: 'lastUsed', order: 'desc' }))
  expect(apps.map(({ id, lastUsedAt }) => [id === appId, lastUsedAt !== null])).toEqual([
    [true, true],
    [false, false],
  ])
  const unused = await listApps(owner, appQuery.parse({ use: 'unused_30' }))
  expect(unused.apps.map(({ id }) => id)).not.toContain(appId)
  const since = `'${new Date(now().getTime() - DAY * 1000).toISOString()}'`
  const rows = await db().$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM app WHERE ${isUnusedSince(since)}`,
  )
  expect(rows.map(({ id }) => id)).not.toContain(appId)
})

test('it is counted under the certificate’s subject, and a dry run of networks knows it', async ({
  app: { appId, owner },
}) => {
  const { series } = await findUsage(owner, appId, '24h')
  expect(series).toMatchObject([{ credential: { name: 'Certificate', hint: SUBJECT } }])
  expect(series[0]?.points.at(-1)).toBe(1)
  const networks = acceptInput(networksInput, { networks: '198.51.100.0/24' })
  const { refused } = await tryNetworks(owner, { appId }, networks)
  expect(refused.first).toMatchObject([
    { address: ADDRESS, credential: { kind: 'key', active: true, hint: SUBJECT } },
  ])
  // Without the subject it is nobody's credential any more.
  await db().app.update({ where: { id: appId }, data: { mtlsSubject: '' } })
  expect((await tryNetworks(owner, { appId }, networks)).refused.total).toBe(0)
  expect((await findUsage(owner, appId, '24h')).series).toMatchObject([
    { credential: { name: 'Certificate', active: false } },
  ])
})
