import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startCollector } from '@/lib/traces/testing/collector'
import { callAction } from '../harness/action'
import { CURRENT_LTS, currentLts } from '../harness/current-lts'
import { temporaryFolder } from '../harness/folder'
import { form } from '../harness/form'
import { granted, newSecret, revoke } from '../harness/portal'
import { freePort, ROOT, startServer } from '../harness/server'
import { signIn } from '../harness/session'
import { askToken, isAlive, mintToken } from '../harness/token'

const ADMINISTRATOR = { email: 'ada@northwind.example', password: 'amber-lantern-orbit-42' }

/** Installs it into an empty folder, as `npm run standalone` does, and answers its megabytes. */
function installStandalone(folder: string): number {
  const command = ['--import', 'tsx', 'lib/server/standalone.ts', folder, '--embedded-database']
  const said = execFileSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' })
  return Number(/, (\d+) MB without Node/.exec(said)?.[1])
}

test(`Node ${CURRENT_LTS} runs a standalone folder, which does the main job (register, generate, token, revoke) and sends traces`, async () => {
  test.setTimeout(300_000)
  const node = currentLts()
  const folder = temporaryFolder()
  const collector = await startCollector()
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    KEYTURN_DATA_DIR: join(folder, 'data'),
    KEYTURN_ADMIN_EMAIL: ADMINISTRATOR.email,
    KEYTURN_ADMIN_PASSWORD: ADMINISTRATOR.password,
  }
  const root = join(folder, 'keyturn')
  // A PostgreSQL is 60 of them.
  expect(installStandalone(root)).toBeLessThan(180)
  const server = await startServer({ port: await freePort(), logFolder: folder, env, node, root })
  const { origin } = server
  try {
    const session = await signIn(origin, ADMINISTRATOR)
    const typed = form({ name: 'Invoices', type: 'machine' })
    const registered = await callAction<string>(session, '/apps/new', 'new/register', typed)
    const app = { id: granted(registered), name: 'Invoices' }
    const [first, second] = [await newSecret(session, app.id), await newSecret(session, app.id)]
    const token = await mintToken(origin, first)
    expect(await isAlive(origin, second, token)).toBe(true)

    granted(await revoke(session, app, first.id))
    expect((await askToken(origin, first)).status).toBe(401)
    expect(await isAlive(origin, second, token)).toBe(false)
    expect((await askToken(origin, second)).status).toBe(200)
  } finally {
    expect(await server.kill('SIGTERM'), server.logs()).toBe(0)
    collector.close()
    rmSync(folder, { recursive: true, force: true })
  }
  // In protobuf a text stands as it is.
  expect(collector.received.some(({ body }) => body.includes('POST /oauth2/token'))).toBe(true)
})
