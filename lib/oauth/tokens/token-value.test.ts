import { HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { pool } from '@/lib/db/pool'
import { makeApi } from '../resources/testing/apis'
import { makeAppWithSecret } from '../testing/apps'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { beginTimedValues } from './begin-timed-values'
import { storedUnder } from './token-value'

const MIGRATION = '20261128134500_token_values_begin_with_their_time'

/** The database is that of other tests too: new again. */
test.afterEach(() => pool().query('UPDATE "_prisma_migrations" SET finished_at = now()'))

const timeOf = (bytes: Buffer) => bytes.readUIntBE(0, 6)

/** As if this process had started so many seconds after the upgrade of a database that is a day older. */
async function startAfterUpgrade(seconds: number): Promise<void> {
  const ledger = '"_prisma_migrations"'
  await pool().query(`UPDATE ${ledger} SET finished_at = now() - interval '1 day'`)
  await pool().query(
    `UPDATE ${ledger} SET finished_at = now() - make_interval(secs => $1) WHERE migration_name = $2`,
    [seconds, MIGRATION],
  )
  await beginTimedValues()
}

async function mint(engine: EngineUnderTest, headers: Record<string, string>, scope?: string) {
  const form = { grant_type: 'client_credentials', ...(scope && { scope }) }
  const { body } = await engine.post('/oauth2/token', form, headers)
  return String(body.access_token)
}

const digests = async () =>
  (await pool().query<{ digest: Buffer }>('SELECT digest FROM artifact')).rows.map(
    (row) => row.digest,
  )

onBothPaths(() => {
  test('a token and its digest begin with the time, and the rest is its own', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const before = now().getTime()
    const tokens = await Promise.all(Array.from({ length: 20 }, () => mint(engine, headers)))
    const stored = await digests()
    for (const token of tokens) {
      const made = timeOf(Buffer.from(token, 'base64url'))
      expect(token).toMatch(/^[\w-]{44}$/)
      expect(made).toBeGreaterThanOrEqual(before)
      expect(made).toBeLessThanOrEqual(now().getTime())
      const digest = stored.find((one) => one.equals(storedUnder(token)))
      expect([digest && timeOf(digest), digest?.length]).toEqual([made, 32])
      expect(digest?.subarray(6)).toEqual(sha256(token).subarray(0, 26))
    }
    expect(new Set(tokens.map((token) => token.slice(8))).size).toBe(20)
  })

  test('for an hour after the upgrade, processes of the version before find new tokens too', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    await startAfterUpgrade(10 * MINUTE)
    const random = await mint(engine, headers)
    expect(random).toMatch(/^[\w-]{43}$/)
    expect(await digests()).toEqual([sha256(random)])
    moveClock(50 * MINUTE + 1)
    expect(await mint(engine, headers)).toMatch(/^[\w-]{44}$/)
    await startAfterUpgrade(2 * HOUR)
    expect(await mint(engine, headers)).toMatch(/^[\w-]{44}$/)
  })

  test('a token of either form is introspected, and one that differs in its time is not', async ({
    engine,
  }) => {
    const { appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    const isActive = async (token: string) =>
      (await engine.post('/oauth2/introspect', { token }, headers)).body.active
    const timed = await mint(engine, headers)
    await startAfterUpgrade(MINUTE)
    const random = await mint(engine, headers)
    expect([await isActive(timed), await isActive(random)]).toEqual([true, true])
    const other = `${timed.slice(0, 7)}${timed[7] === 'A' ? 'B' : 'A'}${timed.slice(8)}`
    expect(await isActive(other)).toBe(false)
    expect(await isActive(timed.slice(8))).toBe(false)
    expect(await isActive(`${random}A`)).toBe(false)
  })
})

test('the record of a JWT lies at the time of its jti', async ({ engine }) => {
  const { appId, secret, organization } = await makeAppWithSecret()
  await makeApi(organization, { tokenFormat: 'jwt' })
  const jwt = await mint(engine, basic(appId, secret.value), 'orders.read')
  const { jti } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
  expect(jti).toMatch(/^[\w-]{44}$/)
  const made = timeOf(Buffer.from(jti, 'base64url'))
  expect((await digests()).map(timeOf)).toEqual([made])
  expect(await digests()).not.toContainEqual(storedUnder(jti))
})
