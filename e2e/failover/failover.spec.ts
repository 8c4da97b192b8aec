import { sealEvents } from '@/lib/audit/seal/seal-events'
import { whileSealing } from '@/lib/audit/seal/while-sealing'
import { readEnvironment } from '@/lib/config'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { atTheDatabase } from '@/lib/server/at-the-database'
import { verifyByCommand } from '@/lib/server/verify-by-command'
import { switchOn } from '../harness/app-switches'
import { twoProcesses } from '../harness/cluster'
import type { Portal } from '../harness/deployment'
import { countLost, expectNothingLost, someMore, startHonestWork } from '../harness/honest-work'
import { granted, newSecret, revoke } from '../harness/portal'
import { type How, type Replicated, test } from '../harness/replicated'
import { expect } from '../harness/test'
import { askToken } from '../harness/token'
import { watchTokens } from '../harness/token-watch'

/** A statement gets 12 seconds, and a connection 10: nobody waits for both and some more. */
const LIMIT_SECONDS = 25

/** The primary loses its power, and the standby takes over: what Patroni and the like do. */
async function failOver({ primary, standby, promote, address }: Replicated): Promise<void> {
  primary.die()
  await promote()
  address.turn(standby.url)
}

/** Seals the audit log, as a process does every minute, and verifies it as `npm run audit:verify` does. */
async function sealAndVerify({ cluster, org }: Replicated, heads: string[] = []): Promise<string> {
  const environment = readEnvironment({ NODE_ENV: 'production', ...cluster.env })
  await atTheDatabase(environment, async ({ configured }) => {
    await loadMasterKeys(configured)
    await whileSealing(async () => void (await sealEvents()))
  })
  const said: string[] = []
  const isRight = await verifyByCommand(environment, { heads, say: (one) => said.push(one) })
  expect(isRight, said.join('\n')).toBe(true)
  return new RegExp(`${org.organizationId}\\.\\d+\\.\\S+`).exec(said.join('\n'))?.[0] ?? ''
}

/** What one process ends is dead at the other at once, in both directions. */
async function expectHeardAtOnce({ cluster, org }: Replicated): Promise<void> {
  const [one, other] = twoProcesses(cluster)
  const app = await org.addApp()
  const session = await org.signIn(org.owner, one.origin)
  for (const [here, there] of [
    [one.origin, other.origin],
    [other.origin, one.origin],
  ] as const) {
    const secret = await newSecret(session.at(here), app.id)
    expect((await askToken(there, secret)).status).toBe(200)
    granted(await revoke(session.at(here), app, secret.id))
    expect((await askToken(there, secret)).status).toBe(401)
  }
}

const seconds = (n: number) => `${n.toFixed(1)} s`

for (const by of ['hosts', 'address'] satisfies How['by'][]) {
  const how = { hosts: 'both hosts in the URL', address: 'an address that moves' }[by]

  test(`the primary dies, with a synchronous standby and ${how}: nothing acknowledged is lost`, async ({
    start,
  }) => {
    const replicated = await start({ synchronous: true, by })
    const { cluster, org } = replicated
    const [one, other] = twoProcesses(cluster)
    const [app, session] = [await org.addApp(), await org.signIn(org.owner, one.origin)]
    const watch = watchTokens([one.origin, other.origin], await newSecret(session, app.id))
    const portal = { org, origin: one.origin }
    let head = ''
    const done = await expectNothingLost(portal, async (work) => {
      head = await sealAndVerify(replicated)
      await failOver(replicated)
      work.origin = other.origin
    })
    const seen = await watch.stop()
    process.stdout.write(
      `Of ${done.issued.length + done.revoked.length * 2} acknowledged changes 0 are lost. ` +
        `No token for ${seconds(seen.longestGapSeconds)}, slowest answer ` +
        `${seconds(seen.slowestSeconds)}, ${JSON.stringify(seen.others)} beside ${seen.tokens} tokens.\n`,
    )
    expect(Object.keys(seen.others).filter((status) => status !== '503')).toEqual([])
    expect(seen.withoutRetryAfter).toBe(0)
    expect(seen.slowestSeconds).toBeLessThan(LIMIT_SECONDS)
    await expectHeardAtOnce(replicated)
    expect(head).toMatch(/\.[1-9]\d*\./)
    expect(await sealAndVerify(replicated, [head])).not.toBe(head)
    expect([one.child.exitCode, other.child.exitCode]).toEqual([null, null])
    expect(cluster.logs().match(/"(status":500|level":60).*/g)).toBeNull()
  })
}

test('without synchronous replication, changes that the standby had not got are lost, and no process knows them any more', async ({
  start,
}) => {
  const replicated = await start({ synchronous: false, by: 'address' })
  const { org, cluster, replication } = replicated
  const [one] = twoProcesses(cluster)
  const work = await startHonestWork({ org, origin: one.origin })
  await someMore(work.done)
  const app = await editedApp({ org, origin: one.origin })
  // The standby falls behind, and everything goes on.
  replication.stall()
  const { length: issuedBefore } = work.done.issued
  await app.returnTo('https://lost.example/callback')
  expect(await app.statusAt('https://lost.example/callback')).toBe(303)
  await someMore(work.done)
  await failOver(replicated)
  await expect.poll(() => readiness(one.origin)).toBe(200)
  await work.stop()
  const lost = await countLost(work)
  const { issued, revoked } = work.done
  process.stdout.write(
    `Of ${issued.length} secrets ${lost.secrets} are lost, of ${revoked.length} revocations ` +
      `${lost.revocations}, of 3 grants ${lost.grants}.\n`,
  )
  expect(lost.otherwise).toEqual([])
  expect(lost.revocations + lost.secrets).toBeGreaterThan(0)
  expect(lost.secrets).toBeLessThanOrEqual(issued.length - issuedBefore)
  // Its next version has the number of the one that is lost.
  await app.returnTo('https://kept.example/callback')
  expect(await app.statusAt('https://kept.example/callback')).toBe(303)
  expect(await app.statusAt('https://lost.example/callback')).toBe(400)
  await expectHeardAtOnce(replicated)
})

test('a split network: the old primary goes on, and no process listens to it for longer than 30 seconds', async ({
  start,
}) => {
  const replicated = await start({ synchronous: true, by: 'address' })
  const { org, cluster, primary, standby, promote, address } = replicated
  const [one, other] = twoProcesses(cluster)
  const [app, session] = [await org.addApp(), await org.signIn(org.owner, one.origin)]
  const [used, ended] = [await newSecret(session, app.id), await newSecret(session, app.id)]
  const watch = watchTokens([one.origin, other.origin], used)
  expect((await askToken(one.origin, ended)).status).toBe(200)
  await promote()
  address.turn(standby.url)
  const turnedAt = performance.now()
  const revoking = () => revoke(session.at(other.origin), app, ended.id)
  const statusAt = async (origin: string) => (await askToken(origin, ended)).status
  // The old primary waits for its standby: nothing is acknowledged there.
  await expect.poll(async () => (await revoking()).status, { timeout: 60_000 }).toBe(200)
  expect(await statusAt(other.origin)).toBe(401)
  await expect.poll(() => statusAt(one.origin), { timeout: 60_000 }).toBe(401)
  const untilSeconds = (performance.now() - turnedAt) / 1000
  const seen = await watch.stop()
  process.stdout.write(
    `The old primary was left after ${seconds(untilSeconds)}. Beside ${seen.tokens} tokens: ` +
      `${JSON.stringify(seen.others)}.\n`,
  )
  expect(untilSeconds).toBeLessThan(30 + LIMIT_SECONDS)
  expect(Object.keys(seen.others).filter((status) => status !== '503')).toEqual([])
  const held = `SELECT pid FROM pg_stat_activity
    WHERE application_name = 'keyturn' AND wait_event IS DISTINCT FROM 'SyncRep'`
  await expect.poll(() => primary.ask(held), { timeout: 60_000 }).toEqual([])
  await expectHeardAtOnce(replicated)
})

test('the standby dies: tokens go on, changes wait for the operator, and nothing is lost', async ({
  start,
}) => {
  const replicated = await start({ synchronous: true, by: 'hosts' })
  const { org, cluster, primary, standby } = replicated
  const [one, other] = twoProcesses(cluster)
  const [app, session] = [await org.addApp(), await org.signIn(org.owner, one.origin)]
  const watch = watchTokens([one.origin, other.origin], await newSecret(session, app.id))
  await expectNothingLost({ org, origin: one.origin }, async ({ done }) => {
    const { retries } = done
    standby.die()
    await expect.poll(() => done.retries, { timeout: 60_000 }).toBeGreaterThan(retries + 3)
    await primary.ask('ALTER SYSTEM RESET synchronous_standby_names')
    await primary.ask('SELECT pg_reload_conf()')
  })
  const seen = await watch.stop()
  process.stdout.write(`Meanwhile no token for ${seconds(seen.longestGapSeconds)} at most.\n`)
  expect(seen.others).toEqual({})
})

const readiness = async (origin: string) => (await fetch(`${origin}/readyz`)).status

/** An app whose owner changes to where it returns, and how an authorization request for a place is answered. */
async function editedApp({ org, origin }: Portal) {
  const type = 'web'
  const redirectUris = ['https://first.example/callback']
  const app = await org.addApp({ type, redirectUris, scopes: [] })
  const owner = await org.signIn(org.owner, origin)
  return {
    returnTo: (uri: string) => switchOn(owner, { app, type, redirectUris: [uri], scopes: [] }, []),
    statusAt: async (uri: string) => {
      const query = new URLSearchParams({
        client_id: app.id,
        redirect_uri: uri,
        response_type: 'code',
        scope: 'openid',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      })
      const answer = await fetch(`${origin}/oauth2/authorize?${query}`, { redirect: 'manual' })
      return answer.status
    },
  }
}
