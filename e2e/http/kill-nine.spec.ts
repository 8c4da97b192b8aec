import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { callAction } from '../harness/action'
import { startEstate } from '../harness/estate'
import { granted, newSecret, revoke } from '../harness/portal'
import { freePort, type Server, startServer } from '../harness/server'
import { type Session, signIn } from '../harness/session'
import { tellStory } from '../harness/story'
import { expect } from '../harness/test'
import { askToken, type Credentials } from '../harness/token'

type App = { id: string; name: string }
type Secret = Credentials & { id: string }

/** What the server said it had done before it died. */
type Acknowledged = { issued: Secret[]; revoked: Set<string>; uncertain: Set<string> }

/** Issues and revokes in every app at once, and asks for tokens beside, until the server is gone. */
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

/** Kills the server without warning, in the middle of its work. */
async function killUnderLoad(server: Server, session: Session, apps: App[]): Promise<Acknowledged> {
  const done: Acknowledged = { issued: [], revoked: new Set(), uncertain: new Set() }
  const work = workUntilGone(session, apps, done)
  await expect
    .poll(() => done.revoked.size, { timeout: 60_000, intervals: [20] })
    .toBeGreaterThan(40)
  await server.kill('SIGKILL')
  await work
  return done
}

base(
  'kill -9 under load loses no acknowledged secret or revocation, and the portal works after a restart',
  async () => {
    const estate = await startEstate({ processes: 1 })
    const [server] = estate.servers
    const story = await tellStory(estate.pool)
    const apps = await Promise.all(Array.from({ length: 6 }, () => story.addApp()))
    const session = await story.signIn(story.owner, server.origin)

    const done = await killUnderLoad(server, session, apps)
    const again = await estate.start(server.port)

    await expectNothingLost(again.origin, done)
    const page = await session.visit('/apps')
    expect([page.status, page.text.includes(apps[0]?.name ?? '')]).toEqual([200, true])
    await estate.end()
  },
)

base(
  'kill -9 loses nothing with the embedded database either, and the next start recovers',
  async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'keyturn-embedded-'))
    const port = await freePort()
    const credentials = { email: 'ada@keyturn.example', password: 'amber-lantern-orbit-42' }
    const env = {
      KEYTURN_DATA_DIR: dataFolder,
      KEYTURN_ADMIN_EMAIL: credentials.email,
      KEYTURN_ADMIN_PASSWORD: credentials.password,
      KEYTURN_TRUST_PROXY: 'true',
    }
    const settings = { port, logFolder: dataFolder, env }
    const server = await startServer(settings)
    const session = await signIn(server.origin, credentials)
    const apps = await Promise.all([1, 2, 3].map((n) => registerApp(session, `Robot ${n}`)))

    const done = await killUnderLoad(server, session, apps)
    const again = await startServer(settings)

    await expectNothingLost(again.origin, done)
    const page = await session.visit('/apps')
    expect([page.status, page.text.includes('Robot 1')]).toEqual([200, true])
    expect(await again.kill('SIGTERM')).toBe(0)
    rmSync(dataFolder, { recursive: true, force: true })
  },
)

/** Presses Register app. */
async function registerApp(session: Session, name: string): Promise<App> {
  const form = new FormData()
  form.set('name', name)
  form.set('type', 'machine')
  return { id: granted(await callAction<string>(session, '/apps/new', 'new/register', form)), name }
}
