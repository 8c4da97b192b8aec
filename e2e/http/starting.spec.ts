import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { freshDatabase } from '../harness/database'
import { temporaryFolder } from '../harness/folder'
import {
  freePort,
  type ServerProcess,
  spawnServer,
  startServer,
  untilReady,
} from '../harness/server'

type Start = (env: Record<string, string>) => Promise<ServerProcess>

/** A temporary folder, and a start that does not wait. */
const test = base.extend<{ folder: string; start: Start }>({
  folder: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  start: async ({ folder }, use) => {
    await use(async (env) => {
      const common = { KEYTURN_DATA_DIR: join(folder, 'data'), ...env }
      return spawnServer({ port: await freePort(), logFolder: folder, env: common })
    })
  },
})

/** Waits for the process to end by itself. Answers its exit code and its output. */
async function ended(server: ServerProcess): Promise<{ code: number | null; output: string }> {
  await expect.poll(() => server.child.exitCode, { timeout: 30_000 }).not.toBeNull()
  return { code: server.child.exitCode, output: server.logs() }
}

const BAD_SETTINGS: [name: string, env: Record<string, string>][] = [
  ['KEYTURN_URL', { KEYTURN_URL: 'https://keyturn.example/path' }],
  ['KEYTURN_MASTER_KEY', { KEYTURN_MASTER_KEY: 'too short' }],
  ['KEYTURN_MASTER_KEY', { DATABASE_URL: 'postgresql://localhost/keyturn' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/keyturn' }],
  ['KEYTURN_ADMIN_EMAIL', { KEYTURN_ADMIN_PASSWORD: 'amber-lantern-orbit-42' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['KEYTURN_SECURITY_CONTACT', { KEYTURN_SECURITY_CONTACT: 'security@example.com' }],
]

for (const [name, env] of BAD_SETTINGS) {
  test(`a start with ${JSON.stringify(env)} stops with a sentence that names ${name}`, async ({
    start,
  }) => {
    const { code, output } = await ended(await start(env))
    expect(code).toBe(1)
    expect(output).toContain(name)
    expect(output).not.toMatch(/\n\s+at /)
  })
}

test('a second start on the same data folder is refused with a sentence, and the first goes on', async ({
  folder,
  start,
}) => {
  const env = { KEYTURN_DATA_DIR: join(folder, 'data') }
  const first = await startServer({ port: await freePort(), logFolder: folder, env })
  const { code, output } = await ended(await start({}))
  expect(code).toBe(1)
  expect(output).toMatch(/cannot start:.*(already|another)/i)
  expect((await fetch(`${first.origin}/readyz`)).status).toBe(200)
  expect(await first.kill('SIGTERM')).toBe(0)
})

/** At the end of a process, writes down which modules it has loaded. */
const LISTING_MODULES = `import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const { cache } = createRequire('/')
process.on('exit', () => writeFileSync(process.env.MODULES_FILE, Object.keys(cache).join('\\n')))`

test('a trial keeps its master key in the data folder, for its owner only, and loads the first page and nothing for traces', async ({
  folder,
}) => {
  const data = join(folder, 'data')
  const modules = join(folder, 'modules')
  const env = {
    KEYTURN_DATA_DIR: data,
    MODULES_FILE: modules,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(LISTING_MODULES)}`,
  }
  const server = await startServer({ port: await freePort(), logFolder: folder, env })
  await server.kill('SIGTERM')
  const key = readdirSync(data).find((name) => /key/.test(name)) ?? ''
  expect(statSync(join(data, key)).mode & 0o777).toBe(0o600)
  const loaded = readFileSync(modules, 'utf8').split('\n')
  expect(loaded.some((path) => path.includes('node_modules/pg/'))).toBe(true)
  // Nobody has asked for a page.
  expect(loaded.some((path) => path.endsWith('/sign-in/page.js'))).toBe(true)
  // Next brings and loads the interface alone, which does nothing without an implementation.
  expect(loaded.filter((path) => /@opentelemetry\/(?!api\/)/.test(path))).toEqual([])
})

test('several processes may start together on an empty database', async ({ start }) => {
  const database = await freshDatabase({ migrated: false })
  const env = {
    DATABASE_URL: database.url,
    KEYTURN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  }
  const servers = await Promise.all([start(env), start(env), start(env)])
  await Promise.all(servers.map((server) => untilReady(server)))
  expect(await Promise.all(servers.map((server) => server.kill('SIGTERM')))).toEqual([0, 0, 0])
  await database.drop()
})
