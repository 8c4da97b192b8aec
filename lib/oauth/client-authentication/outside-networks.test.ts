import { db } from '@/lib/db/client'
import { giveKey } from '../testing/app-keys'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization } from '../testing/apps'
import { sign } from '../testing/assertions'
import { ORDERS, showing } from '../testing/certificates'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'
import { asAssertion, startForeignIssuer, trust } from '../testing/foreign-issuer'
import { isOutside } from './outside-networks'

const GRANT = { grant_type: 'client_credentials' }
const NETWORKS = ['203.0.113.0/24', '2001:db8::/48']
const from = (address: string) => ({ 'x-keyturn-address': address })
const [INSIDE, OUTSIDE] = [from('203.0.113.9'), from('198.51.100.9')]
const REFUSED = { error: 'invalid_client', error_description: 'client authentication failed' }

function bindApp(id: string) {
  return db().app.update({ where: { id }, data: { networks: NETWORKS } })
}

test('an address has to be in the networks of the app and of the secret', () => {
  const secret = { digest: Buffer.alloc(32), pepperVersion: 1, endedBecause: null }
  const bound = (networks: string, ofSecret: string) => ({
    networks,
    secret: { ...secret, networks: ofSecret },
  })
  const of = (networks: string, ofSecret: string, address: string) =>
    isOutside(bound(networks, ofSecret), address)
  expect(of('', '', 'unknown')).toBe(false)
  expect(of('10.0.0.0/8', '', '10.1.2.3')).toBe(false)
  expect(of('10.0.0.0/8', '', '::ffff:10.1.2.3')).toBe(false)
  expect(of('10.0.0.0/8', '', 'unknown')).toBe(true)
  expect(of('10.0.0.0/8', '10.1.0.0/16', '10.2.0.1')).toBe(true)
  expect(of('10.0.0.0/8', '10.1.0.0/16', '10.1.0.1')).toBe(false)
  expect(of('0.0.0.0/0 ::/0', '', '2001:db8::1')).toBe(false)
})

test('the database keeps no list that holds something else than networks', async ({
  engine: _,
}) => {
  const id = await makeApp(await makeOrganization())
  for (const networks of [['10.0.0.1/8'], ['x'], Array.from({ length: 51 }, () => '10.0.0.0/8')]) {
    await expect(db().app.update({ where: { id }, data: { networks } })).rejects.toThrow()
  }
})

onBothPaths(() => {
  test('a secret is refused from outside of the networks of its app as a wrong one is', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const ask = (where: Record<string, string>) =>
      engine.post('/oauth2/token', GRANT, { ...basic(appId, secret.value), ...where })
    expect((await ask(OUTSIDE)).status).toBe(200)
    await bindApp(appId)
    for (const where of [INSIDE, from('2001:db8::7'), from('::ffff:203.0.113.9')]) {
      expect((await ask(where)).status).toBe(200)
    }
    const { status, body } = await ask(OUTSIDE)
    expect([status, body]).toEqual([401, REFUSED])
    expect(engine.noted().use).toMatchObject({ reason: 'outside_networks', secret: secret.id })
  })

  test('networks of one secret leave the other alone', async ({ engine }) => {
    const appId = await makeApp(await makeOrganization())
    const [bound, free] = [await giveSecret(appId), await giveSecret(appId, { slot: 2 })]
    await db().secret.update({ where: { id: bound.id }, data: { networks: NETWORKS } })
    const ask = async (value: string, where: Record<string, string>) =>
      (await engine.post('/oauth2/token', GRANT, { ...basic(appId, value), ...where })).status
    expect([await ask(bound.value, INSIDE), await ask(bound.value, OUTSIDE)]).toEqual([200, 401])
    expect(await ask(free.value, OUTSIDE)).toBe(200)
  })
})

test('an assertion from outside is refused, and not spent', async ({ engine }) => {
  const appId = await makeApp(await makeOrganization())
  const key = await giveKey(appId)
  await bindApp(appId)
  const form = { ...GRANT, ...asAssertion(appId, await sign(engine, appId, key)) }
  const { status, body } = await engine.post('/oauth2/token', form, OUTSIDE)
  expect([status, body]).toEqual([401, REFUSED])
  expect(engine.noted().use).toMatchObject({ reason: 'outside_networks' })
  expect((await engine.post('/oauth2/token', form, INSIDE)).status).toBe(200)
})

test('a token of another issuer is refused from outside, and not spent', async ({ engine }) => {
  const appId = await makeApp(await makeOrganization())
  const ci = await startForeignIssuer()
  await trust(appId, { issuer: ci.issuer, subject: 'main' })
  await bindApp(appId)
  const token = await ci.sign({ sub: 'main', aud: engine.origin })
  const form = { ...GRANT, ...asAssertion(appId, token) }
  expect((await engine.post('/oauth2/token', form, OUTSIDE)).body).toEqual(REFUSED)
  expect((await engine.post('/oauth2/token', form, INSIDE)).status).toBe(200)
  ci.close()
})

test('a certificate is refused from outside', async ({ engine }) => {
  const appId = await makeApp(await makeOrganization())
  await db().app.update({ where: { id: appId }, data: { mtlsSubject: SUBJECT } })
  await bindApp(appId)
  const form = { ...GRANT, client_id: appId }
  const ask = (where: Record<string, string>) =>
    engine.post('/oauth2/token', form, { ...showing(ORDERS, true), ...where })
  expect((await ask(INSIDE)).status).toBe(200)
  expect((await ask(OUTSIDE)).body.error).toBe('invalid_client')
  expect(engine.noted().use).toMatchObject({ reason: 'outside_networks' })
})

const SUBJECT = 'CN=orders,O=Fjord\\, Røil,C=NO'
