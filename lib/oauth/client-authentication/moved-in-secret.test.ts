import { moveClock, now, secondsAfter } from '@/lib/clock'
import { randomBase62 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { currentPepperVersion } from '@/lib/keys'
import { digestSecret } from '@/lib/secrets/digest-secret'
import { CHECKSUM_LENGTH, checksum } from '@/lib/secrets/secret-format'
import { takeRefused } from '@/lib/usage/note-refused'
import { giveSecret, makeApp, makeAppWithSecret, makeOrganization, retire } from '../testing/apps'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { FAILURE_LIMITS } from './failed-authentications'
import { SLOW_COMPARISONS } from './find-moved-in'

const GRANT = { grant_type: 'client_credentials' }
const VALUE = 'moved-in-secret-Zx81kQ'
const ANOTHER = 'another-secret-0815'
const BCRYPT = {
  kind: 'bcrypt',
  encoded: '$2b$06$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO',
}
const SHA = {
  kind: 'sha',
  hash: 'sha256',
  digest: '0Cof4361V0UiY+H6HpDhfRUAmjubYhucublm8XhlAtA=',
}

type Given = { value?: string; foreign?: object; slot?: 1 | 2 }

/** A secret that another server made: by its value, or by its digest. Answers its public id. */
async function moveIn(appId: string, { value, foreign, slot = 1 }: Given): Promise<string> {
  const id = randomBase62(8)
  const pepperVersion = currentPepperVersion()
  const digest = value === undefined ? Buffer.alloc(32) : digestSecret(value, pepperVersion)
  const at = now()
  const unknown = { prefix: '', lastFour: '', movedInAt: at, createdAt: at }
  const by = { createdById: 'psn_x', createdByName: 'Ada', pepperVersion, slot, appId }
  const held = { digest: new Uint8Array(digest), ...(foreign ? { foreignDigest: foreign } : {}) }
  await db().secret.create({ data: { id, name: `Moved ${id}`, ...unknown, ...by, ...held } })
  return id
}

async function askFrom(
  engine: EngineUnderTest,
  appId: string,
  value: string,
  address = '192.0.2.1',
) {
  const headers = { ...basic(appId, value), 'x-keyturn-address': address }
  return engine.post('/oauth2/token', GRANT, headers)
}

async function anApp(): Promise<{ organizationId: string; appId: string }> {
  const organization = await makeOrganization()
  return { organizationId: organization.organizationId, appId: await makeApp(organization) }
}

test('a secret of another server authenticates its app, and its tokens hang on it', async ({
  engine,
}) => {
  const { appId } = await anApp()
  const value = 'p@ss:word ~8Q~%+'
  const secretId = await moveIn(appId, { value })
  const answer = await askFrom(engine, appId, value)
  expect(answer.status).toBe(200)
  const token = String(answer.body.access_token)
  const known = () => engine.post('/oauth2/introspect', { token }, basic(appId, value))
  expect((await known()).body).toMatchObject({ active: true, client_id: appId })
  const keeper = await giveSecret(appId, { slot: 2 })
  await retire(secretId, 'revoked')
  expect((await askFrom(engine, appId, value)).status).toBe(401)
  expect(takeRefused().map(({ what }) => what)).toContainEqual(
    expect.objectContaining({ secretId, cause: 'secret_revoked', proven: true }),
  )
  const after = await engine.post('/oauth2/introspect', { token }, basic(appId, keeper.value))
  expect(after.body).toEqual({ active: false })
})

test('a foreign digest is replaced by ours when its value comes for the first time', async ({
  engine,
}) => {
  const { appId } = await anApp()
  const [first, second] = [
    await moveIn(appId, { foreign: BCRYPT }),
    await moveIn(appId, { foreign: SHA, slot: 2 }),
  ]
  expect((await askFrom(engine, appId, 'wrong')).status).toBe(401)
  expect(await db().secret.count({ where: { appId, foreignDigest: { not: null as never } } })).toBe(
    2,
  )
  expect((await askFrom(engine, appId, VALUE)).status).toBe(200)
  const stored = await db().secret.findUniqueOrThrow({ where: { id: first } })
  expect(stored.foreignDigest).toBeNull()
  expect(Buffer.from(stored.digest)).toEqual(digestSecret(VALUE, stored.pepperVersion))
  await retire(first, 'revoked')
  expect((await askFrom(engine, appId, VALUE)).status).toBe(401)
  expect((await askFrom(engine, appId, ANOTHER)).status).toBe(200)
  expect((await db().secret.findUniqueOrThrow({ where: { id: second } })).foreignDigest).toBeNull()
})

test('slow digests are compared so often for one app and then 429, without harm to others', async ({
  engine,
}) => {
  const { appId } = await anApp()
  const other = await anApp()
  await moveIn(appId, { foreign: BCRYPT })
  await moveIn(other.appId, { foreign: BCRYPT })
  const guesses = Array.from({ length: SLOW_COMPARISONS.perApp }, (_, n) => n)
  for (const n of guesses) {
    expect((await askFrom(engine, appId, `guess ${n}`, `192.0.2.${n}`)).status).toBe(401)
  }
  const refused = await askFrom(engine, appId, VALUE, '198.51.100.1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await askFrom(engine, other.appId, VALUE)).status).toBe(200)
  moveClock(SLOW_COMPARISONS.windowSeconds)
  expect((await askFrom(engine, appId, VALUE, '198.51.100.1')).status).toBe(200)
})

test('one stranger uses up their own comparisons, and not those of the app’s programs', async ({
  engine,
}) => {
  const { appId } = await anApp()
  await moveIn(appId, { foreign: BCRYPT })
  for (let n = 0; n < SLOW_COMPARISONS.perAddress; n += 1) {
    expect((await askFrom(engine, appId, `guess ${n}`)).status).toBe(401)
  }
  expect((await askFrom(engine, appId, 'guess')).status).toBe(429)
  expect((await askFrom(engine, appId, VALUE, '198.51.100.1')).status).toBe(200)
})

test('a program that begins with many requests at once is served', async ({ engine }) => {
  const { appId } = await anApp()
  await moveIn(appId, { foreign: BCRYPT })
  const answers = await Promise.all(
    Array.from({ length: 2 * SLOW_COMPARISONS.perAddress }, () => askFrom(engine, appId, VALUE)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
})

test('a digest that costs nothing to compare is compared however many guesses there were', async ({
  engine,
}) => {
  const { appId } = await anApp()
  await moveIn(appId, { foreign: SHA })
  for (let n = 0; n < SLOW_COMPARISONS.perApp; n += 1) {
    expect((await askFrom(engine, appId, `guess ${n}`, `192.0.2.${n}`)).status).toBe(401)
  }
  expect((await askFrom(engine, appId, ANOTHER, '198.51.100.1')).status).toBe(200)
})

test('a value that was right before is served while guesses are turned away', async ({
  engine,
}) => {
  const { appId } = await anApp()
  await moveIn(appId, { foreign: BCRYPT })
  expect((await askFrom(engine, appId, VALUE)).status).toBe(200)
  for (let n = 0; n < FAILURE_LIMITS.credential; n += 1) await askFrom(engine, appId, `guess ${n}`)
  expect((await askFrom(engine, appId, 'guess')).status).toBe(429)
  expect((await askFrom(engine, appId, VALUE)).status).toBe(200)
})

test('a value in the form of our secrets, which another Keyturn made, authenticates too', async ({
  engine,
}) => {
  const { secret } = await makeAppWithSecret()
  const { appId } = await anApp()
  await moveIn(appId, { value: secret.value })
  expect((await askFrom(engine, appId, secret.value)).status).toBe(200)
})

test('such a value that was right before is served while guesses are turned away', async ({
  engine,
}) => {
  const { secret } = await makeAppWithSecret()
  const { appId } = await anApp()
  await moveIn(appId, { value: secret.value })
  const head = secret.value.slice(0, -CHECKSUM_LENGTH - 1)
  const other = head + (secret.value.startsWith('0', head.length) ? '1' : '0')
  const guess = other + checksum(other)
  expect((await askFrom(engine, appId, secret.value)).status).toBe(200)
  for (let n = 0; n < FAILURE_LIMITS.credential; n += 1) await askFrom(engine, appId, guess)
  expect((await askFrom(engine, appId, guess)).status).toBe(429)
  expect((await askFrom(engine, appId, secret.value)).status).toBe(200)
  expect((await askFrom(engine, appId, secret.value)).status).toBe(200)
})

test('when the transition is over, what was moved in is refused, and our own secrets go on', async ({
  engine,
}) => {
  const { appId, organizationId } = await anApp()
  await moveIn(appId, { value: VALUE })
  const own = await giveSecret(appId, { slot: 2 })
  const data = { organizationId, endsAt: secondsAfter(now(), 60), setAt: now(), setByName: 'Ada' }
  await db().transition.create({ data })
  expect((await askFrom(engine, appId, VALUE)).status).toBe(200)
  moveClock(61)
  expect((await askFrom(engine, appId, VALUE)).status).toBe(401)
  expect(takeRefused().map(({ what }) => what)).toContainEqual(
    expect.objectContaining({ cause: 'secret_transition_over', proven: true }),
  )
  expect((await askFrom(engine, appId, own.value)).status).toBe(200)
})

test('a secret of ours costs no statement more, right or wrong', async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  await moveIn(appId, { value: VALUE, slot: 2 })
  const names = listenForStatements()
  await engine.post('/oauth2/token', `${new URLSearchParams(GRANT)}`, {
    ...basic(appId, secret.value),
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  })
  const wrong = `${secret.value.slice(0, 20)}`
  expect(names()).not.toContain('find-secrets-moved-in')
  await askFrom(engine, appId, wrong)
  expect(names()).toContain('find-secrets-moved-in')
})

/** The names of the statements that the process sends from now on. */
function listenForStatements(): () => string[] {
  const names: string[] = []
  const connections = pool()
  const query = connections.query.bind(connections) as (...all: unknown[]) => unknown
  connections.query = ((...all: unknown[]) => {
    names.push(String((all[0] as { name?: string }).name))
    return query(...all)
  }) as typeof connections.query
  return () => names
}

onBothPaths(() => {
  test('from outside of its networks a moved-in value is refused, known by ours or by the other digest', async ({
    engine,
  }) => {
    const { appId } = await anApp()
    await moveIn(appId, { value: ANOTHER })
    const id = await moveIn(appId, { foreign: BCRYPT, slot: 2 })
    await db().secret.updateMany({ where: { appId }, data: { networks: ['203.0.113.0/24'] } })
    for (const value of [ANOTHER, VALUE]) {
      expect((await askFrom(engine, appId, value, '198.51.100.9')).body.error).toBe(
        'invalid_client',
      )
      expect(engine.noted().use).toMatchObject({ reason: 'outside_networks' })
      expect((await askFrom(engine, appId, value, '203.0.113.9')).status).toBe(200)
    }
    expect((await askFrom(engine, appId, VALUE, '198.51.100.9')).status).toBe(401)
    expect(engine.noted().use).toMatchObject({ reason: 'outside_networks', secret: id })
    await db().app.update({ where: { id: appId }, data: { networks: ['10.0.0.0/8'] } })
    expect((await askFrom(engine, appId, VALUE, '203.0.113.9')).status).toBe(401)
  })
})
