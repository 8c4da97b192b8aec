import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '@/lib/actor'
import { closeDb, db } from '@/lib/db/client'
import type { Embedded } from '@/lib/db/embedded/start-embedded'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { migrate } from '@/lib/db/migrate'
import { closePool } from '@/lib/db/pool'
import { StorageFailure } from '@/lib/db/storage-failure'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { makeApp } from '../testing/apps'
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

type Secrets = { live: string[]; revoked: string[] }

/** Issues a secret for a new app, and revokes every second one, until it is enough. */
async function changeSecrets(owner: Actor, done: Secrets, isEnough: () => boolean): Promise<void> {
  const { organizationId, personId: ownerId } = owner
  const change = async () => {
    const appId = await makeApp({ organizationId, ownerId })
    const { secret } = await issueSecret(owner, appId, { name: 'One', expiresAt: null })
    if (done.live.length <= done.revoked.length) return void done.live.push(secret.id)
    await revokeSecret(owner, { appId, secretId: secret.id })
    done.revoked.push(secret.id)
  }
  while (!isEnough()) {
    await change().catch((error) => {
      if (!(error instanceof StorageFailure)) throw error
      return pause(20)
    })
  }
}

const slotsOf = async (ids: string[]) => {
  const found = await db().secret.findMany({ where: { id: { in: ids } } })
  return found.map(({ slot }) => slot)
}

test('secrets, revocations and the grants of eight native apps outlive crashes of PostgreSQL', async ({
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
  const secrets: Secrets = { live: [], revoked: [] }
  const changing = changeSecrets(await makePerson(), secrets, () => seen.enough)
  const running = Promise.all([changing, ...apps.map(run)])
  for (let crashes = 1; crashes <= 2; crashes += 1) {
    const before = { ...seen }
    await expect.poll(() => seen.refreshes).toBeGreaterThan(before.refreshes + 30)
    crash(postgres)
    await expect.poll(() => seen.failures).toBeGreaterThan(before.failures)
  }
  const { refreshes } = seen
  await expect.poll(() => seen.refreshes, { timeout: 60_000 }).toBeGreaterThan(refreshes + 30)
  await expect.poll(() => secrets.revoked.length, { timeout: 60_000 }).toBeGreaterThan(5)
  seen.enough = true
  await running
  expect(seen.lost).toEqual([])
  const last = await Promise.all(apps.map(({ party, token }) => refresh(party, token)))
  expect(last.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(await slotsOf(secrets.live)).toEqual(secrets.live.map(() => 1))
  expect(await slotsOf(secrets.revoked)).toEqual(secrets.revoked.map(() => null))
})
