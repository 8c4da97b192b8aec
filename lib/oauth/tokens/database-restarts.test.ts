import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { closeDb } from '@/lib/db/client'
import type { Embedded } from '@/lib/db/embedded/start-embedded'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import { Browser } from '../testing/browser'
import { test as base, expect } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
} from '../testing/relying-party'

/** A PostgreSQL of its own, which can crash. It is started again by itself. */
const test = base.extend<object, { postgres: Embedded }>({
  postgres: [
    async ({}, use) => {
      const postgres = await startTemporary({ durable: true })
      await migrate(postgres.url)
      await use(postgres)
      await postgres.stop()
    },
    { scope: 'worker' },
  ],
  database: async ({ postgres: { url } }, use) => {
    await use({ url, masterKey: Buffer.alloc(32, 7), empty: async () => {} })
    await closeDb()
    await closePool()
  },
})

/** Ends it without a checkpoint, as a power failure does. */
function crash({ home }: Embedded): void {
  const [pid] = readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGQUIT')
}

const NATIVE = { type: 'native', redirectUri: 'http://127.0.0.1/cb' } as const

async function nativeApp(origin: string): Promise<{ party: RelyingParty; token: string }> {
  const party = await makeRelyingParty(origin, NATIVE)
  const request = await requestFor(party)
  const back = await approve(new Browser(origin), request.url, await makePerson())
  return { party, token: (await (await redeem(party, request, back)).json()).refresh_token }
}

test('eight native apps that refresh without a pause lose nothing while PostgreSQL crashes', async ({
  engine,
  postgres,
}) => {
  const apps = await Promise.all(Array.from({ length: 8 }, () => nativeApp(engine.origin)))
  const seen = { refreshes: 0, failures: 0, lost: [] as unknown[], enough: false }
  /** Refreshes, and sends the same token again when the answer is 503. */
  const run = async (app: (typeof apps)[number]) => {
    while (!seen.enough) {
      const answer = await refresh(app.party, app.token)
      const body = await answer.json()
      if (answer.status === 200) app.token = body.refresh_token
      if (answer.status === 200) seen.refreshes += 1
      else if (answer.status === 503) seen.failures += 1
      else return void seen.lost.push(body)
      if (answer.status === 503) await pause(20)
    }
  }
  const running = Promise.all(apps.map(run))
  for (let crashes = 1; crashes <= 2; crashes += 1) {
    const before = { ...seen }
    await expect.poll(() => seen.refreshes).toBeGreaterThan(before.refreshes + 30)
    crash(postgres)
    await expect.poll(() => seen.failures).toBeGreaterThan(before.failures)
  }
  const { refreshes } = seen
  await expect.poll(() => seen.refreshes, { timeout: 60_000 }).toBeGreaterThan(refreshes + 30)
  seen.enough = true
  await running
  expect(seen.lost).toEqual([])
  const last = await Promise.all(apps.map(({ party, token }) => refresh(party, token)))
  expect(last.map(({ status }) => status)).toEqual(Array(8).fill(200))
})
