import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { forgetIssuers } from '@/lib/apps/federated/issuer-keys'
import { tryToken } from '@/lib/apps/testing/parsed'
import { DAY, HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { flushUses } from '@/lib/usage/flush'
import { giveKey } from '../testing/app-keys'
import { giveSecret, makeApp, makeOrganization } from '../testing/apps'
import { ask, sign } from '../testing/assertions'
import {
  type Answer,
  test as base,
  basic,
  type EngineUnderTest,
  expect,
} from '../testing/engine-test'
import {
  asAssertion,
  type ForeignIssuer,
  startForeignIssuer,
  trust,
} from '../testing/foreign-issuer'

const MAIN = 'repo:acme/site:ref:refs/heads/main'

type Fixtures = { ci: ForeignIssuer; appId: string; credentialId: string }

/** An app that trusts the main branch of one repository. */
const test = base.extend<Fixtures>({
  ci: async ({ engine: _engine }, use) => {
    forgetIssuers()
    const ci = await startForeignIssuer()
    await use(ci)
    ci.close()
  },
  appId: async ({ engine: _engine }, use) => use(await makeApp(await makeOrganization())),
  credentialId: async ({ ci, appId }, use) =>
    use(await trust(appId, { issuer: ci.issuer, subject: MAIN })),
})

function mint(engine: EngineUnderTest, appId: string, token: string): Promise<Answer> {
  const form = { grant_type: 'client_credentials', ...asAssertion(appId, token) }
  return engine.post('/oauth2/token', form)
}

const refused = [401, 'invalid_client']
const outcome = ({ status, body }: Answer) => [status, body.error]

test('an app gets a token with a token of an issuer that it trusts', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  const token = await ci.sign({ sub: MAIN, aud: engine.origin })
  const { status, body } = await mint(engine, appId, token)
  expect([status, body.token_type]).toEqual([200, 'Bearer'])
  const [row] = await db().artifact.findMany({ where: { kind: 'ClientCredentials' } })
  expect(row?.keyId).toBe(credentialId)
})

test('it authenticates at every endpoint at which apps do', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  expect(credentialId).toMatch(/^fed_/)
  const fresh = async (aud: string) => asAssertion(appId, await ci.sign({ sub: MAIN, aud }))
  const at = engine.origin
  const minted = await engine.post('/oauth2/token', {
    grant_type: 'client_credentials',
    ...(await fresh(`${at}/oauth2/token`)),
  })
  const token = String(minted.body.access_token)
  const known = await engine.post('/oauth2/introspect', {
    token,
    ...(await fresh(`${at}/oauth2/introspect`)),
  })
  expect(known.body).toMatchObject({ active: true, client_id: appId })
  const revoked = await engine.post('/oauth2/revoke', { token, ...(await fresh(at)) })
  expect(revoked.status).toBe(200)
  const gone = await engine.post('/oauth2/introspect', { token, ...(await fresh(at)) })
  expect(gone.body).toEqual({ active: false })
})

test('a token works once, however many send it at the same moment, and for no other app', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  const sister = await makeApp(await makeOrganization())
  await trust(sister, { issuer: ci.issuer, subject: MAIN })
  const token = await ci.sign({ sub: MAIN, aud: engine.origin })
  const answers = await Promise.all(Array.from({ length: 8 }, () => mint(engine, appId, token)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(outcome(await mint(engine, sister, token))).toEqual(refused)
  await flushUses()
  const [row] = await db().refusedAttempt.findMany({ where: { appId } })
  expect(row).toMatchObject({ cause: 'assertion_spent', proven: true, credentialId, attempts: 7n })
})

test('a token without jti works once too, and a reusable one until it expires', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  expect(credentialId).toBeTruthy()
  const nameless = await ci.sign({ sub: MAIN, aud: engine.origin, jti: undefined })
  expect((await mint(engine, appId, nameless)).status).toBe(200)
  expect((await mint(engine, appId, nameless)).status).toBe(401)
  const pod = 'system:serviceaccount:shop:worker'
  await trust(appId, { issuer: ci.issuer, subject: pod, reusable: true })
  const projected = await ci.sign({ sub: pod, aud: engine.origin })
  expect((await mint(engine, appId, projected)).status).toBe(200)
  expect((await mint(engine, appId, projected)).status).toBe(200)
  moveClock(10 * MINUTE)
  expect((await mint(engine, appId, projected)).status).toBe(401)
})

test('subject and claims are matched, with * for any characters, and nothing else passes', async ({
  engine,
  ci,
  appId,
}) => {
  await trust(appId, {
    issuer: ci.issuer,
    subject: 'repo:acme/*:ref:refs/heads/*',
    claims: { environment: 'production', run: '4*' },
  })
  const good = { sub: MAIN, aud: engine.origin, environment: 'production', run: 42 }
  for (const [changes, status] of [
    [{}, 200],
    [{ sub: 'repo:acme/shop:ref:refs/heads/feature/x' }, 200],
    [{ environment: ['staging', 'production'] }, 200],
    [{ sub: 'repo:evil/site:ref:refs/heads/main' }, 401],
    [{ sub: 'repo:acme/site:pull_request' }, 401],
    [{ sub: 'repo:acme' }, 401],
    [{ environment: 'Production' }, 401],
    [{ environment: undefined }, 401],
    [{ environment: { name: 'production' } }, 401],
    [{ run: 54 }, 401],
  ] as const) {
    const answer = await mint(engine, appId, await ci.sign({ ...good, ...changes }))
    expect(answer.status, JSON.stringify(changes)).toBe(status)
  }
  await flushUses()
  const causes = await db().refusedAttempt.findMany({ where: { appId } })
  expect(causes.map(({ cause }) => cause)).toEqual(['federation_mismatch'])
})

test('audience, times, type, signature and algorithm are checked', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  const good = { sub: MAIN, aud: engine.origin }
  const second = Math.floor(now().getTime() / 1000)
  const stranger = await generateKeyPair('ES256')
  const forged = await new SignJWT({ ...good, iss: ci.issuer, iat: second, exp: second + 60 })
    .setProtectedHeader({ alg: 'ES256', kid: 'first' })
    .sign(stranger.privateKey)
  const symmetric = await new SignJWT({ ...good, iss: ci.issuer, iat: second, exp: second + 60 })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(stranger.publicKey))))
  const [, payload = ''] = forged.split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const tokens: Record<string, string> = {
    forged,
    symmetric,
    unsigned,
    'another audience': await ci.sign({ ...good, aud: 'https://another.example' }),
    'no audience': await ci.sign({ ...good, aud: undefined }),
    expired: await ci.sign({ ...good, exp: second - 61 }),
    'without end': await ci.sign({ ...good, exp: undefined }),
    'without beginning': await ci.sign({ ...good, iat: undefined }),
    'of tomorrow': await ci.sign({ ...good, iat: second + 90 }),
    'not yet': await ci.sign({ ...good, nbf: second + 90 }),
    'for two days': await ci.sign({ ...good, exp: second + 2 * DAY }),
    'an access token': await ci.sign(good, { typ: 'at+jwt' }),
  }
  for (const [why, token] of Object.entries(tokens)) {
    expect(outcome(await mint(engine, appId, token)), why).toEqual(refused)
  }
  await flushUses()
  const rows = await db().refusedAttempt.findMany({ where: { appId } })
  expect(rows).toMatchObject([{ cause: 'wrong_federated_token', credentialId, proven: false }])
  expect((await mint(engine, appId, await ci.sign({ ...good, exp: second + DAY }))).status).toBe(
    200,
  )
})

test('an issuer that the app does not trust is refused, and asked for nothing', async ({
  engine,
  ci,
  appId,
}) => {
  await trust(appId, { issuer: `${ci.issuer}/`, subject: MAIN })
  const token = await ci.sign({ sub: MAIN, aud: engine.origin })
  expect(outcome(await mint(engine, appId, token))).toEqual(refused)
  expect(ci.requests).toBe(0)
  await flushUses()
  const [row] = await db().refusedAttempt.findMany({ where: { appId } })
  expect(row).toMatchObject({ cause: 'unknown_issuer', credentialId: '' })
})

test('client_id names the app: without it, and with another app, nobody authenticates', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  expect(credentialId).toBeTruthy()
  const token = await ci.sign({ sub: MAIN, aud: engine.origin })
  const { client_id: _, ...nameless } = asAssertion(appId, token)
  const form = { grant_type: 'client_credentials', ...nameless }
  expect(outcome(await engine.post('/oauth2/token', form))).toEqual([400, 'invalid_request'])
  const other = await makeApp(await makeOrganization())
  expect(outcome(await mint(engine, other, token))).toEqual(refused)
  const both = { ...form, client_id: appId, client_secret: 'x' }
  expect((await engine.post('/oauth2/token', both)).status).toBe(400)
  const header = basic(appId, 'kt_cs_x')
  const twice = await engine.post('/oauth2/token', { ...form, client_id: appId }, header)
  expect(twice.status).toBe(400)
})

test('keys are kept while the issuer is away, read again for a new one, and never of another issuer', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  expect(credentialId).toBeTruthy()
  const status = async () =>
    (await mint(engine, appId, await ci.sign({ sub: MAIN, aud: engine.origin }))).status
  expect([await status(), await status()]).toEqual([200, 200])
  expect(ci.requests).toBe(2)
  moveClock(15)
  await ci.rotate()
  expect(await status()).toBe(200)
  expect(ci.requests).toBe(4)
  ci.isUp = false
  moveClock(6 * MINUTE)
  expect(await status()).toBe(200)
  moveClock(5 * MINUTE)
  expect(await status()).toBe(401)
  ci.isUp = true
  ci.says = 'https://another.example'
  moveClock(15)
  expect(await status()).toBe(401)
  await flushUses()
  const causes = await db().refusedAttempt.findMany({ where: { appId } })
  expect([...new Set(causes.map(({ cause }) => cause))]).toEqual(['unreadable_issuer'])
})

test('a removed credential is refused at once, and what it minted is dead', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  const { value } = await giveSecret(appId)
  const token = await ci.sign({ sub: MAIN, aud: engine.origin })
  const { body } = await mint(engine, appId, token)
  const introspect = async () => {
    const form = { token: String(body.access_token) }
    return (await engine.post('/oauth2/introspect', form, basic(appId, value))).body.active
  }
  expect(await introspect()).toBe(true)
  await db().federatedCredential.delete({ where: { id: credentialId } })
  expect(await introspect()).toBe(false)
  const next = await ci.sign({ sub: MAIN, aud: engine.origin })
  expect(outcome(await mint(engine, appId, next))).toEqual(refused)
})

test('a suspended app and one in FAPI 2.0 are refused, and a secret and a key still work beside it', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  expect(credentialId).toBeTruthy()
  const { value } = await giveSecret(appId)
  const key = await giveKey(appId)
  const grant = { grant_type: 'client_credentials' }
  expect((await engine.post('/oauth2/token', grant, basic(appId, value))).status).toBe(200)
  expect((await ask(engine, await sign(engine, appId, key))).status).toBe(200)
  const set = (data: object) => db().app.update({ where: { id: appId }, data })
  const fresh = () => ci.sign({ sub: MAIN, aud: engine.origin })
  expect((await mint(engine, appId, await fresh())).status).toBe(200)
  await set({ suspendedAt: now() })
  expect(outcome(await mint(engine, appId, await fresh()))).toEqual(refused)
  await set({ suspendedAt: null, fapiProfile: 'security_profile', version: 2 })
  expect(outcome(await mint(engine, appId, await fresh()))).toEqual(refused)
})

test('its use is kept with its first time, counted by the hour, and the first one told', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  const use = async () => {
    await mint(engine, appId, await ci.sign({ sub: MAIN, aud: engine.origin }))
    await flushUses()
    return db().federatedCredentialUse.findFirst()
  }
  const first = await use()
  moveClock(HOUR)
  const second = await use()
  expect(first).toMatchObject({ credentialId, lastGrantType: 'client_credentials' })
  expect(second?.firstUsedAt).toEqual(first?.firstUsedAt)
  expect(second?.lastUsedAt.getTime()).toBeGreaterThan(first?.lastUsedAt.getTime() ?? 0)
  expect(await db().appKeyUseHour.findMany()).toMatchObject([
    { keyId: credentialId, uses: 1n },
    { keyId: credentialId, uses: 1n },
  ])
  const events = await db().auditEvent.findMany({ where: { action: 'app.federation_first_used' } })
  expect(events).toMatchObject([{ targetId: appId, actorName: 'Keyturn' }])
})

test('a token that is tried says what the token endpoint would, and is not used up', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  const { ownerId, organizationId } = await db().app.findUniqueOrThrow({ where: { id: appId } })
  const owner: Actor = {
    personId: ownerId,
    organizationId,
    role: 'administrator',
    personName: 'Ada',
    provenAt: now(),
    origin: NO_ORIGIN,
  }
  const token = await ci.sign({ sub: MAIN, aud: engine.origin })
  const tried = await tryToken(owner, appId, { token })
  expect(tried.accepted).toBe(credentialId)
  expect(tried.checks.every(({ complaint }) => complaint === null)).toBe(true)
  expect((await mint(engine, appId, token)).status).toBe(200)
  const [head, body] = token.split('.')
  const unsigned = await tryToken(owner, appId, { token: `${head}.${body}.c2ln` })
  expect(unsigned.accepted).toBeNull()
  expect(unsigned.checks[0]).toMatchObject({ what: 'signature', complaint: expect.any(String) })
})

test('whoever fails too often has to wait, and a right token is served all the same', async ({
  engine,
  ci,
  appId,
  credentialId,
}) => {
  expect(credentialId).toBeTruthy()
  const statuses = new Set<number>()
  for (let n = 0; n < 62; n += 1) {
    const wrong = await ci.sign({ sub: 'repo:evil/x', aud: engine.origin })
    statuses.add((await mint(engine, appId, wrong)).status)
  }
  expect([...statuses]).toEqual([401, 429])
  const right = await ci.sign({ sub: MAIN, aud: engine.origin })
  expect((await mint(engine, appId, right)).status).toBe(200)
})
