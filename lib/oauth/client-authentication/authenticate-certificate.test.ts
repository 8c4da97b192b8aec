import { X509Certificate } from 'node:crypto'
import { now } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { giveSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import { jwkOf, ORDERS, ORDERS_NAMES, STRANGER, showing } from '../testing/certificates'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { pointingAt } from '../testing/fapi-party'
import { approve, makePerson } from '../testing/people'
import { INSECURE, makeRelyingParty, oauth, requestFor } from '../testing/relying-party'
import { hasSubject } from './certificate-names'

const NAME = 'CN=orders,O=Fjord\\, Røil,C=NO'

/** An app that acts for itself too, and what it is answered with these headers. */
async function anApp(engine: EngineUnderTest, options: Parameters<typeof makeRelyingParty>[1]) {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true, ...options })
  const form = { grant_type: 'client_credentials', client_id: party.appId }
  const ask = (headers: Record<string, string>, more: Record<string, string> = {}) =>
    engine.post('/oauth2/token', { ...form, ...more }, headers)
  return { ...party, ask }
}

async function giveKeyOf(der: string, appId: string): Promise<void> {
  const key = { id: newId('key'), appId, kid: 'tls', thumbprint: appId, algorithm: 'ES256' }
  const made = { createdAt: now(), createdByName: 'Ada' }
  await db().appKey.create({
    data: { ...key, ...made, name: 'TLS', jwk: jwkOf(der) as Record<string, string> },
  })
}

test('a certificate has the name of RFC 4514 and each of its alternative names, and no other', () => {
  const certificate = new X509Certificate(Buffer.from(ORDERS, 'base64'))
  for (const name of ORDERS_NAMES)
    expect([name, hasSubject(certificate, name)]).toEqual([name, true])
  for (const name of [
    'CN=orders',
    'CN=orders,C=NO',
    'C=NO,O=Fjord\\, Røil,CN=orders',
    'CN=orders,O=Fjord,C=NO',
    'DNS:example',
    'DNS:a.orders.example',
    'DNS:192.0.2.7',
    'URI:https://orders.example/',
    'IP:192.0.2.8',
    'email:Orders@example.com',
    '',
  ]) {
    expect([name, hasSubject(certificate, name)]).toEqual([name, false])
  }
})

test('an app signs in by the subject of a certificate that the proxy has verified (RFC 8705 §2.1)', async ({
  engine,
}) => {
  const { ask } = await anApp(engine, { mtlsSubject: NAME })
  expect((await ask(showing(ORDERS, true))).status).toBe(200)
  for (const headers of [showing(ORDERS), showing(STRANGER, true), {}, showing('AAAA', true)]) {
    const { status, body } = await ask(headers)
    expect([status, body.error]).toEqual([401, 'invalid_client'])
  }
  const other = await anApp(engine, {})
  expect((await other.ask(showing(ORDERS, true))).status).toBe(401)
})

test('an app signs in by a certificate of its own key, and no longer when the key is removed (§2.2)', async ({
  engine,
}) => {
  const { appId, ask, as, client, auth } = await anApp(engine, {})
  expect((await ask(showing(ORDERS))).status).toBe(401)
  await giveKeyOf(ORDERS, appId)
  const { status, body } = await ask(showing(ORDERS))
  expect(status).toBe(200)
  expect((await ask(showing(STRANGER))).status).toBe(401)
  const introspect = async () => {
    const token = String(body.access_token)
    return (await oauth.introspectionRequest(as, client, auth, token, INSECURE)).json()
  }
  expect(await introspect()).toMatchObject({ active: true })
  await db().appKey.deleteMany({ where: { appId } })
  expect((await ask(showing(ORDERS))).status).toBe(401)
  expect(await introspect()).toEqual({ active: false })
})

onBothPaths(() => {
  test('a certificate of the app’s own key is refused from outside of the app’s networks', async ({
    engine,
  }) => {
    const { appId, ask } = await anApp(engine, {})
    await giveKeyOf(ORDERS, appId)
    await db().app.update({ where: { id: appId }, data: { networks: ['203.0.113.0/24'] } })
    const from = (address: string) => ask({ ...showing(ORDERS), 'x-keyturn-address': address })
    const { status, body } = await from('198.51.100.9')
    expect([status, body.error]).toEqual([401, 'invalid_client'])
    expect(engine.noted().use).toMatchObject({ reason: 'outside_networks' })
    expect((await from('203.0.113.9')).status).toBe(200)
  })
})

test('tokens are bound to the certificate, and introspection says so (§3)', async ({ engine }) => {
  const party = await anApp(engine, {
    mtlsSubject: NAME,
    mtlsBound: true,
    fapiProfile: 'security_profile',
  })
  const { ask, as, appId, redirectUri } = party
  const bySubject = showing(ORDERS, true)
  const request = await requestFor(party)
  const parameters = Object.fromEntries(request.url.searchParams)
  const pushed = await engine.post('/oauth2/par', parameters, bySubject)
  expect(pushed.status).toBe(201)
  const to = pointingAt(party, pushed)
  const back = await approve(new Browser(engine.origin), to, await makePerson())
  const form = {
    grant_type: 'authorization_code',
    client_id: appId,
    code: String(back.searchParams.get('code')),
    code_verifier: request.verifier,
    redirect_uri: redirectUri,
  }
  const { body: tokens } = await engine.post('/oauth2/token', form, bySubject)
  const userinfo = async (headers: Record<string, string>) => {
    const authorization = `Bearer ${tokens.access_token}`
    return fetch(String(as.userinfo_endpoint), { headers: { authorization, ...headers } })
  }
  expect((await userinfo(showing(ORDERS))).status).toBe(200)
  expect((await userinfo(showing(STRANGER))).status).toBe(401)
  expect((await userinfo({})).status).toBe(401)
  const { fingerprint256 } = new X509Certificate(Buffer.from(ORDERS, 'base64'))
  const x5t = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
  for (const token of [tokens.access_token, (await ask(bySubject)).body.access_token]) {
    const introspected = { client_id: appId, token: String(token) }
    const { body } = await engine.post('/oauth2/introspect', introspected, bySubject)
    expect(body).toMatchObject({ active: true, cnf: { 'x5t#S256': x5t } })
  }
  const refresh = { grant_type: 'refresh_token', refresh_token: String(tokens.refresh_token) }
  expect((await ask(bySubject, refresh)).status).toBe(200)
})

test('an app whose tokens must be bound gets none without a certificate, whatever it signs in with', async ({
  engine,
}) => {
  const { appId } = await anApp(engine, { mtlsBound: true })
  const credentials = basic(appId, (await giveSecret(appId, { slot: 2 })).value)
  const grant = { grant_type: 'client_credentials' }
  const without = await engine.post('/oauth2/token', grant, credentials)
  expect([without.status, without.body.error]).toEqual([400, 'invalid_grant'])
  const shown = { ...credentials, ...showing(STRANGER) }
  expect((await engine.post('/oauth2/token', grant, shown)).status).toBe(200)
})

test('the metadata offers what the proxy can do, at the address where it asks for certificates', async ({
  engine,
}) => {
  const read = async () =>
    (await fetch(`${engine.origin}/.well-known/oauth-authorization-server`)).json()
  const before = await read()
  expect(JSON.stringify(before)).not.toMatch(/tls/)
  const url = 'https://mtls.example'
  provideConfig({ ...config(), certificates: { verified: false, url } })
  const some = await read()
  expect(some.token_endpoint_auth_methods_supported).toContain('self_signed_tls_client_auth')
  expect(some.token_endpoint_auth_methods_supported).not.toContain('tls_client_auth')
  expect(some.tls_client_certificate_bound_access_tokens).toBe(true)
  expect(some.mtls_endpoint_aliases.token_endpoint).toBe(`${url}/oauth2/token`)
  provideConfig({ ...config(), certificates: { verified: true, url: null } })
  const all = await read()
  expect(all.token_endpoint_auth_methods_supported).toContain('tls_client_auth')
  expect(all).not.toHaveProperty('mtls_endpoint_aliases')
})
