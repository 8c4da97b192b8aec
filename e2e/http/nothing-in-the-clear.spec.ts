import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type Estate, startEstate } from '../harness/cluster'
import { dumpDatabase, filesWrittenSince } from '../harness/dump'
import { findValues } from '../harness/encodings'
import { type Story, tellStory } from '../harness/fixtures'
import { lifeOfGrants } from '../harness/leak-scenarios/grants'
import { lifeOfMachines } from '../harness/leak-scenarios/machines'
import { cookiesOf, lifeOfPeople } from '../harness/leak-scenarios/people'
import { lifeOfSecrets } from '../harness/leak-scenarios/secrets'
import type { Told } from '../harness/leak-scenarios/told'
import { ROOT, type Server } from '../harness/server'
import type { Session, Visit } from '../harness/session'
import { expect } from '../harness/test'

type World = { estate: Estate; story: Story; server: Server; past: Told & { begunAt: number } }

/** One world for all that look, told once: nobody here changes it, and the last one stops it. */
const test = base.extend<object, World>({
  estate: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
    async ({}, use) => {
      const env = { LOG_LEVEL: 'trace' }
      const estate = await startEstate({ processes: 1, host: 'localhost', env })
      await use(estate)
      await estate.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [async ({ estate }, use) => use(estate.servers[0]), { scope: 'worker' }],
  story: [async ({ estate }, use) => use(await tellStory(estate.pool)), { scope: 'worker' }],
  past: [
    async ({ estate, server, story }, use) => use(await liveThrough(estate, server, story)),
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Every flow once; every value that was ever handed out is noted. */
async function liveThrough({ pool }: Estate, { port }: Server, story: Story) {
  const begunAt = Date.now()
  // By name: browsers make no passkeys for IP addresses.
  const place = { story, pool, origin: `http://localhost:${port}` }
  const told = await lifeOfSecrets(place)
  // The search that finds nothing elsewhere does find the value where it travels.
  expect(findValues(told.issued, told.values)).toContain('first secret')
  const values = {
    ...told.values,
    ...(await lifeOfGrants(place)),
    ...(await lifeOfMachines(place)),
    ...(await lifeOfPeople(place)),
    ...cookiesOf({ owner: told.session }),
  }
  const tooShort = Object.keys(values).filter((name) => (values[name]?.length ?? 0) < 8)
  expect(tooShort, 'what was not handed out, or cannot be looked for').toEqual([])
  return { ...told, values, begunAt }
}

const WHAT = 'a secret, a token, a code, a key, a proof or a cookie'

test(`after a whole story no table holds ${WHAT}`, async ({ estate, past }) => {
  const dump = await dumpDatabase(estate.pool)
  expect(dump).toContain(past.app.id)
  expect(findValues(dump, past.values)).toEqual([])
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
  // What was written before the story began cannot hold what was handed out in it.
  for (const file of filesWrittenSince(past.begunAt, join(ROOT, '.next'))) {
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

test(`after a whole story no log line holds ${WHAT}, however much is logged`, async ({
  server,
  past,
}) => {
  await server.kill('SIGTERM')
  const logs = server.logs()
  expect(logs.length).toBeGreaterThan(1000)
  expect(findValues(logs, past.values)).toEqual([])
})
