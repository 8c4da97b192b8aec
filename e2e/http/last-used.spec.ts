import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { CHECKSUM_LENGTH, checksum } from '@/lib/secrets/secret-format'
import { newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

const LATEST_MILLISECONDS = 2_000
/** At each of two processes, twice at a time: so they last for eight seconds, during which the last use is written often. */
const USES_EACH = 40
const BETWEEN_USES_MILLISECONDS = 200

/** A use: when its request was sent, and when its answer arrived. */
type Use = { askedAt: number; acknowledgedAt: number }

type Row = { firstUsedAt: number; lastUsedAt: number } | undefined

async function readUse(pool: Pool, secretId: string): Promise<Row> {
  const { rows } = await pool.query<{ first: Date; last: Date }>(
    `SELECT first_used_at AS first, last_used_at AS last FROM secret_use WHERE secret_id = $1`,
    [secretId],
  )
  const [row] = rows
  return row && { firstUsedAt: row.first.getTime(), lastUsedAt: row.last.getTime() }
}

/** Another value with the same public id, in the form of a secret. */
function wrongly<Known extends { secret: string }>(known: Known): Known {
  const body = `${known.secret.slice(0, -CHECKSUM_LENGTH - 4)}0000`
  return { ...known, secret: body + checksum(body) }
}

type Refused = { cause: string; proven: boolean; attempts: number; address: string; firstAt: Date }

async function readRefused(pool: Pool, secretId: string): Promise<Refused[]> {
  const { rows } = await pool.query<Refused>(
    `SELECT cause, proven, attempts::int, address, first_at AS "firstAt"
     FROM refused_attempt WHERE credential_id = $1 ORDER BY proven`,
    [secretId],
  )
  return rows
}

type Caller = { address: string; grantType: string; uses: number }

async function readCallers(pool: Pool, secretId: string): Promise<Caller[]> {
  const { rows } = await pool.query<Caller>(
    `SELECT address, grant_type AS "grantType", uses::int FROM caller WHERE credential_id = $1`,
    [secretId],
  )
  return rows
}

test('last used is never earlier than a use acknowledged over two seconds ago, and never goes backwards, with two processes', async ({
  cluster,
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const session = await org.signIn(org.owner, here.origin)
  const app = await org.addApp()
  const secret = await newSecret(session, app.id)
  const uses: Use[] = []
  const seen: number[] = []
  let isOver = false

  const keepUsing = async (origin: string) => {
    for (let n = 0; n < USES_EACH; n += 1) {
      await pause(BETWEEN_USES_MILLISECONDS)
      const askedAt = Date.now()
      expect((await askToken(origin, secret)).status).toBe(200)
      uses.push({ askedAt, acknowledgedAt: Date.now() })
    }
  }
  const watch = async () => {
    while (!isOver) {
      await pause(50)
      const lookedAt = Date.now()
      const row = await readUse(cluster.pool, secret.id)
      const due = uses.filter((use) => use.acknowledgedAt < lookedAt - LATEST_MILLISECONDS)
      const latest = Math.max(0, ...due.map((use) => use.askedAt))
      expect(row?.lastUsedAt ?? 0).toBeGreaterThanOrEqual(latest)
      if (row) seen.push(row.lastUsedAt)
    }
  }
  // A second longer than the last uses need, so that these are checked too.
  const using = Promise.all([here, there, here, there].map((one) => keepUsing(one.origin)))
  const over = using.then(() => pause(LATEST_MILLISECONDS + 1_000))
  await Promise.all([over.finally(() => (isOver = true)), watch()])

  expect(uses.length).toBeGreaterThan(100)
  expect(new Set(seen).size).toBeGreaterThan(4)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  const { rows } = await cluster.pool.query<{ uses: number }>(
    'SELECT sum(uses)::int AS uses FROM secret_use_hour WHERE secret_id = $1',
    [secret.id],
  )
  expect(rows[0]?.uses).toBe(uses.length)
})

test('a clean stop loses no use and no refusal that was acknowledged before', async ({
  cluster,
  org,
}) => {
  const leaving = await cluster.start()
  const session = await org.signIn(org.owner, leaving.origin)
  const app = await org.addApp()
  const secret = await newSecret(session, app.id)
  const askedAt = Date.now()
  expect((await askToken(leaving.origin, secret)).status).toBe(200)
  expect((await askToken(leaving.origin, wrongly(secret))).status).toBe(401)
  expect(await leaving.kill('SIGTERM')).toBe(0)
  const row = await readUse(cluster.pool, secret.id)
  expect(row?.lastUsedAt ?? 0).toBeGreaterThanOrEqual(askedAt)
  expect(await readRefused(cluster.pool, secret.id)).toMatchObject([{ cause: 'wrong_secret' }])
  expect(await readCallers(cluster.pool, secret.id)).toHaveLength(1)
})

test('a revoked secret that is still sent is told of: how often and from where', async ({
  cluster,
  server,
  org,
}) => {
  const session = await org.signIn(org.owner, server.origin)
  const app = await org.addApp()
  const secret = await newSecret(session, app.id)
  expect((await askToken(server.origin, secret)).status).toBe(200)
  await cluster.pool.query(
    `UPDATE secret SET slot = NULL, retired_at = now(), retirement = 'revoked' WHERE id = $1`,
    [secret.id],
  )
  const began = Date.now()
  for (let n = 0; n < 3; n += 1) {
    expect((await askToken(server.origin, secret)).status).toBe(401)
  }
  // Whoever only knows the public id proves nothing.
  expect((await askToken(server.origin, wrongly(secret))).status).toBe(401)
  const sent = () => readRefused(cluster.pool, secret.id)
  await expect.poll(sent).toHaveLength(2)
  const [guess, right] = await sent()
  expect(right).toMatchObject({ cause: 'secret_revoked', proven: true, attempts: 3 })
  expect(right?.firstAt.getTime()).toBeGreaterThanOrEqual(began)
  expect(guess).toMatchObject({ cause: 'wrong_secret', proven: false, attempts: 1 })
  const [caller] = await readCallers(cluster.pool, secret.id)
  expect(right?.address).toBe(caller?.address)
  expect(caller).toMatchObject({ grantType: 'client_credentials', uses: 1 })
})

test('a failed authentication is not a use', async ({ cluster, server, org }) => {
  const session = await org.signIn(org.owner, server.origin)
  const app = await org.addApp()
  const secret = await newSecret(session, app.id)
  expect((await askToken(server.origin, wrongly(secret))).status).toBe(401)
  expect((await askToken(server.origin, secret)).status).toBe(200)
  await expect.poll(() => readUse(cluster.pool, secret.id)).toBeTruthy()
  const { rows } = await cluster.pool.query<{ uses: number }>(
    'SELECT uses::int FROM secret_use_hour WHERE secret_id = $1',
    [secret.id],
  )
  expect(rows).toEqual([{ uses: 1 }])
})
