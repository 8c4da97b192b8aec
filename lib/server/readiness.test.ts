import { HOUR } from '@/lib/clock'
import { closePool, pool } from '@/lib/db/pool'
import { setMachineClock } from '@/lib/db/testing/machine-clock'
import { emptyDisk, fillDisk } from '@/lib/oauth/testing/full-disk'
import { expect, test } from './testing/server-under-test'

test('it is alive from the first moment, and ready only while it serves', async ({ server }) => {
  const status = async (path: string) => (await fetch(server.origin + path)).status
  const health = async () => [
    await status('/healthz'),
    await status('/startupz'),
    await status('/readyz'),
  ]
  expect(await health()).toEqual([200, 200, 200])
  server.lifetime.phase = 'starting'
  expect(await health()).toEqual([200, 503, 503])
  expect([await status('/apps'), await status('/oauth2/token')]).toEqual([503, 503])
  server.lifetime.phase = 'stopping'
  const last = await fetch(`${server.origin}/readyz`)
  expect([last.status, last.headers.get('connection')]).toEqual([503, 'close'])
  expect(await health()).toEqual([200, 503, 503])
})

test('it is not ready while the database takes no writes, or has no room', async ({
  server,
  database,
}) => {
  const ready = async () => (await fetch(`${server.origin}/readyz`)).text()
  const databaseName = new URL(database.url).pathname.slice(1)
  await pool().query(`ALTER DATABASE ${databaseName} SET default_transaction_read_only = on`)
  await closePool()
  await expect.poll(ready).toBe('the database takes no writes: it is a standby, or read-only\n')
  expect(await (await fetch(`${server.origin}/startupz`)).text()).toBe('serving\n')
  await pool().query(`BEGIN READ WRITE; ALTER DATABASE ${databaseName} RESET ALL; COMMIT`)
  await closePool()
  await expect.poll(ready).toBe('ready\n')
  await fillDisk(pool(), ['AccessToken'])
  await expect.poll(ready).toBe('the disk of the database is full\n')
  await emptyDisk(pool())
  await expect.poll(ready).toBe('ready\n')
})

test('while this machine’s clock is wrong nobody is served, and it is not ready', async ({
  server,
}) => {
  const ask = async (path: string) => {
    const answer = await fetch(server.origin + path)
    return [answer.status, answer.headers.get('retry-after')]
  }
  expect(await ask('/apps')).toEqual([200, null])
  const restore = setMachineClock(-2 * HOUR)
  expect([await ask('/apps'), await ask('/oauth2/token')]).toEqual([
    [503, '1'],
    [503, '1'],
  ])
  const ready = async () => (await fetch(`${server.origin}/readyz`)).text()
  await expect.poll(ready).toMatch(/^this machine's clock is 7\d\d\d seconds behind the database's/)
  expect(await ask('/healthz')).toEqual([200, null])
  restore()
  expect(await ask('/apps')).toEqual([200, null])
  await expect.poll(ready).toBe('ready\n')
})
