import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test as base } from '@playwright/test'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { callAction } from '../harness/action'
import { type Cluster, startCluster } from '../harness/cluster'
import type { Portal } from '../harness/deployment'
import { type AppOptions, makeOrg } from '../harness/fixtures'
import { temporaryFolder } from '../harness/folder'
import { form } from '../harness/form'
import { BREATH_MS } from '../harness/honest-work'
import { granted, newSecret, revoke } from '../harness/portal'
import { grantAccess, type Party, refresh } from '../harness/relying-party'
import { freePort, type ServerProcess, startServer } from '../harness/server'
import { type Session, signIn } from '../harness/session'
import { expect } from '../harness/test'
import { askToken, type Credentials } from '../harness/token'

type App = { id: string; name: string }
type Secret = Credentials & { id: string }

const ADMINISTRATOR = { email: 'ada@keyturn.example', password: 'amber-lantern-orbit-42' }

const test = base.extend<{ cluster: Cluster<ServerProcess>; trial: () => Promise<ServerProcess> }>({
  cluster: async ({}, use) => {
    const cluster = await startCluster({ processes: 1 })
    await use(cluster)
    await cluster.end()
  },
  /** Starts a server with the embedded database, always on the same data folder and port. */
  trial: async ({}, use) => {
    const folder = temporaryFolder()
    const port = await freePort()
    const env = {
      KEYTURN_DATA_DIR: join(folder, 'data'),
      KEYTURN_ADMIN_EMAIL: ADMINISTRATOR.email,
      KEYTURN_ADMIN_PASSWORD: ADMINISTRATOR.password,
      KEYTURN_TRUST_PROXY: 'loopback',
    }
    const started: ServerProcess[] = []
    await use(async () => {
      const server = await startServer({ port, logFolder: folder, env })
      started.push(server)
      return server
    })
    await Promise.all(started.map((server) => server.kill('SIGTERM')))
    rmSync(folder, { recursive: true, force: true })
  },
})

/** What the server had acknowledged before it was killed. */
type Acknowledged = { issued: Secret[]; revoked: Set<string>; uncertain: Set<string> }

/** Issues, revokes and mints in every app at once, until the server is gone. */
async function workUntilGone(session: Session, apps: App[], done: Acknowledged): Promise<void> {
  const rotate = async (app: App) => {
    for (;;) {
      const secret = await newSecret(session, app.id)
      done.issued.push(secret)
      await askToken(session.origin, secret)
      const [older] = done.issued.filter(
        (one) => one.clientId === app.id && one.id !== secret.id && !done.revoked.has(one.id),
      )
      if (!older) continue
      done.uncertain.add(older.id)
      granted(await revoke(session, app, older.id))
      done.revoked.add(older.id)
      done.uncertain.delete(older.id)
    }
  }
  await Promise.allSettled(apps.map(rotate))
}

/** Every acknowledged secret works and every acknowledged revocation holds. */
async function expectNothingLost(origin: string, done: Acknowledged): Promise<void> {
  expect(done.issued.length).toBeGreaterThan(10)
  expect(done.revoked.size).toBeGreaterThan(3)
  for (const secret of done.issued) {
    if (done.uncertain.has(secret.id)) continue
    const from = { 'x-forwarded-for': `10.9.${randomBytes(2).join('.')}` }
    const { status } = await askToken(origin, secret, from)
    expect(status, secret.id).toBe(done.revoked.has(secret.id) ? 401 : 200)
  }
}

/** Kills the server with SIGKILL while it works. */
async function killUnderLoad(
  server: ServerProcess,
  session: Session,
  apps: App[],
): Promise<Acknowledged> {
  const done: Acknowledged = { issued: [], revoked: new Set(), uncertain: new Set() }
  const work = workUntilGone(session, apps, done)
  // So many, however long they take.
  await expect.poll(() => done.revoked.size, { timeout: 0, intervals: [20] }).toBeGreaterThan(40)
  await server.kill('SIGKILL')
  await work
  return done
}

type Grant = { party: Party; token: string }

/** Native apps with a person's access. */
async function addGrants(portal: Portal, count: number): Promise<Grant[]> {
  const app: AppOptions = { type: 'native', redirectUris: ['http://127.0.0.1/cb'] }
  const grants = Array.from({ length: count }, () => grantAccess(portal, { app }))
  const given = await Promise.all(grants)
  return given.map(({ party, tokens }) => ({ party, token: tokens.refresh_token }))
}

/** Every app refreshes until the server is gone. */
async function refreshUntilGone(grants: Grant[]): Promise<void> {
  const run = async (grant: Grant) => {
    for (;;) {
      const answer = await refresh(grant.party, grant.token)
      if (answer.status !== 200) throw new Error(await answer.text())
      grant.token = (await answer.json()).refresh_token
      await pause(BREATH_MS)
    }
  }
  await Promise.allSettled(grants.map(run))
}

test('kill -9 under load loses no acknowledged secret, revocation or grant, and the portal works after a restart', async ({
  cluster,
}) => {
  const [server] = cluster.servers
  const org = await makeOrg(cluster)
  const apps = await Promise.all(Array.from({ length: 6 }, () => org.addApp()))
  const session = await org.signIn(org.owner, server.origin)
  // On a busy machine the restart takes longer than the usual 30 seconds.
  await cluster.pool.query(
    `INSERT INTO policy (organization_id, allowed_grant_types, refresh_reuse_seconds, updated_at)
     SELECT organization_id, $2, 300, now() FROM membership WHERE person_id = $1`,
    [org.owner.id, GRANT_TYPES],
  )

  const grants = await addGrants({ org, origin: server.origin }, 8)
  const refreshing = refreshUntilGone(grants)
  const done = await killUnderLoad(server, session, apps)
  await refreshing
  const again = await cluster.start(server.port)

  const answers = await Promise.all(grants.map(({ party, token }) => refresh(party, token)))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  await expectNothingLost(again.origin, done)
  const page = await session.visit('/apps')
  expect([page.status, page.text.includes(apps[0]?.name ?? '')]).toEqual([200, true])
})

test('kill -9 loses nothing with the embedded database either, and the next start recovers', async ({
  trial,
}) => {
  const server = await trial()
  const session = await signIn(server.origin, ADMINISTRATOR)
  const apps = await Promise.all([1, 2, 3].map((n) => registerApp(session, `Robot ${n}`)))

  const done = await killUnderLoad(server, session, apps)
  const again = await trial()

  await expectNothingLost(again.origin, done)
  const page = await session.visit('/apps')
  expect([page.status, page.text.includes('Robot 1')]).toEqual([200, true])
  expect(await again.kill('SIGTERM')).toBe(0)
})

/** Registers an app. */
async function registerApp(session: Session, name: string): Promise<App> {
  const typed = form({ name, type: 'machine' })
  const id = granted(await callAction<string>(session, '/apps/new', 'new/register', typed))
  return { id, name }
}
