import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { findValues } from '../harness/disguise'
import { dumpDatabase, filesBelow } from '../harness/dump'
import { type Estate, startEstate } from '../harness/estate'
import { generate, granted, newSecret, regenerate, revoke } from '../harness/portal'
import { ROOT, type Server } from '../harness/server'
import type { Session, Visit } from '../harness/session'
import { type Story, tellStory } from '../harness/story'
import { expect } from '../harness/test'
import { askToken, basic, mintToken, post } from '../harness/token'

type Told = { estate: Estate; story: Story; server: Server; past: Past }

/** What a whole story leaves behind: the values that must be nowhere, and what was answered since. */
type Past = {
  values: Record<string, string>
  app: { id: string; name: string }
  session: Session
  answers: string[]
}

const test = base.extend<Told>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
  estate: async ({}, use) => {
    const estate = await startEstate({ processes: 1, env: { LOG_LEVEL: 'trace' } })
    await use(estate)
    await estate.end()
  },
  server: async ({ estate }, use) => use(estate.servers[0]),
  story: async ({ estate }, use) => use(await tellStory(estate.pool)),
  past: async ({ server, story }, use) => use(await liveThrough(server, story)),
})

/** Issue, use, rotate, revoke, regenerate; every value that was ever handed out is noted. */
async function liveThrough({ origin }: Server, story: Story): Promise<Past> {
  const app = await story.addApp()
  const session = await story.signIn(story.owner, origin)
  const answers: string[] = []
  const issued = await generate(session, app.id)
  const { value, secret } = granted(issued)
  const first = { clientId: app.id, secret: value, id: secret.id }
  const firstToken = await mintToken(origin, first)
  const second = await newSecret(session, app.id)
  const secondToken = await mintToken(origin, second)
  await post(`${origin}/oauth2/introspect`, new URLSearchParams({ token: secondToken }), {
    authorization: basic(second),
  })
  answers.push((await revoke(session, app, first.id)).text)
  answers.push((await askToken(origin, first)).text)
  const leak = granted(await regenerate(session, app))
  const third = { clientId: app.id, secret: leak.value }
  const thirdToken = await mintToken(origin, third)
  await post(`${origin}/oauth2/revoke`, new URLSearchParams({ token: thirdToken }), {
    authorization: basic(third),
  })
  // The search that finds nothing elsewhere does find the value where it travels.
  expect(findValues(issued.text, { value })).toEqual(['value'])
  const values = {
    'first secret': first.secret,
    'second secret': second.secret,
    'third secret': third.secret,
    'first random part': first.secret.slice(15, 58),
    'first token': firstToken,
    'second token': secondToken,
    'third token': thirdToken,
    'first credentials': basic(first).slice('Basic '.length),
    password: story.owner.password,
  }
  return { values, app, session, answers }
}

test('after a whole story no table holds a secret, a token or a cookie', async ({
  estate,
  past,
}) => {
  const cookies = Object.fromEntries(past.session.cookies().map(({ name, value }) => [name, value]))
  const dump = await dumpDatabase(estate.pool)
  expect(dump).toContain(past.app.id)
  expect(findValues(dump, { ...past.values, ...cookies })).toEqual([])
})

test('after a whole story no log line holds a secret, a token or a cookie, however much is logged', async ({
  server,
  past,
}) => {
  const cookies = Object.fromEntries(past.session.cookies().map(({ name, value }) => [name, value]))
  await server.kill('SIGTERM')
  const logs = server.logs()
  expect(logs.length).toBeGreaterThan(1000)
  expect(findValues(logs, { ...past.values, ...cookies })).toEqual([])
})

test('after a whole story no page and no later answer shows a secret or a token', async ({
  past,
}) => {
  const paths = ['/apps', `/apps/${past.app.id}`, `/apps/${past.app.id}/secrets`, '/account']
  const pages = await Promise.all(
    paths.flatMap((path) => [past.session.visit(path), visitAsRouter(past.session, path)]),
  )
  for (const page of pages) expect(page.status).toBe(200)
  const shown = [...pages.map((page) => page.text), ...past.answers].join('\n')
  expect(findValues(shown, past.values)).toEqual([])
})

/** As Next's own router asks; it is sent to an address that carries a digest of its headers. */
async function visitAsRouter(session: Session, path: string): Promise<Visit> {
  const headers = { rsc: '1' }
  const first = await session.visit(path, { headers })
  const location = first.headers.get('location')
  return location ? session.visit(location, { headers }) : first
}

test('after a whole story nothing in .next holds a secret or a token', async ({ past }) => {
  const holders = []
  for (const file of filesBelow(join(ROOT, '.next'))) {
    const found = findValues(file.text, past.values)
    if (found.length > 0) holders.push({ path: file.path, found })
  }
  expect(holders).toEqual([])
})

test('every answer to a person says no-store, the one with the value included', async ({
  server,
  story,
}) => {
  const app = await story.addApp()
  const session = await story.signIn(story.owner, server.origin)
  for (const path of ['/', '/sign-in', '/apps', `/apps/${app.id}/secrets`, '/no/such/page']) {
    const page = await session.visit(path)
    expect(page.headers.get('cache-control'), path).toContain('no-store')
  }
})
