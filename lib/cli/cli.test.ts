import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '@/lib/actor'
import { anAppOf, aPerson, tokensOf } from '@/lib/api/testing/api-test'
import { MANAGEMENT_SCOPES } from '@/lib/apis/api'
import { sealEvents } from '@/lib/audit/seal/seal-events'
import { db } from '@/lib/db/client'
import { moveNextClients } from '@/lib/import/move-clients'
import { startImport } from '@/lib/import/start-import'
import { readDevice } from '@/lib/oauth/interaction/read-device'
import { Browser } from '@/lib/oauth/testing/browser'
import type { EngineUnderTest } from '@/lib/oauth/testing/engine-test'
import { agree, signIn } from '@/lib/oauth/testing/people'
import { makeRelyingParty } from '@/lib/oauth/testing/relying-party'
import { writeSession } from './session-file'
import { test as base, expect } from './testing/cli-test'

const SCOPE = MANAGEMENT_SCOPES.join(' ')

/** Somebody is signed in at the command line, and has an app. */
const test = base.extend<{ person: Actor; appId: string }>({
  person: async ({ engine, keyturn, folder }, use) => {
    const person = await aPerson('administrator')
    const { access_token: accessToken } = await tokensOf(engine, person, { scope: SCOPE })
    const session = { url: keyturn, clientId: 'app_x', accessToken, refreshToken: null }
    const expiresMs = Date.now() + 3_600_000
    writeSession(join(folder, 'keyturn', 'session.json'), { ...session, expiresMs })
    await use(person)
  },
  appId: async ({ person }, use) => use(await anAppOf(person)),
})

/** Opens the page of a device code, and allows it. */
async function allow(engine: EngineUnderTest, person: Actor, userCode: string): Promise<void> {
  const browser = new Browser(engine.origin)
  await signIn(browser, person)
  await browser.follow('/oauth2/device')
  const xsrf = (await readDevice(browser.cookies('/device'), null))?.xsrf ?? ''
  await browser.follow('/oauth2/device', { xsrf, user_code: userCode })
  const at = await browser.follow('/oauth2/device', { xsrf, user_code: userCode, confirm: 'yes' })
  await agree(browser, at, person)
}

base(
  'a person signs in with a browser, and the token is kept for its owner alone',
  async ({ engine, folder, run }) => {
    const person = await aPerson('administrator')
    const redirectUri = 'http://127.0.0.1/callback'
    const scopes = [...MANAGEMENT_SCOPES]
    const { appId } = await makeRelyingParty(engine.origin, { type: 'native', redirectUri, scopes })
    const login = `login --client-id ${appId}`
    const { exit, note } = await run(login, {}, (text) => {
      const [, userCode] = /check the code (\S+)/.exec(text) ?? []
      if (userCode) void allow(engine, person, userCode)
    })
    expect([exit, note]).toEqual([0, expect.stringContaining('You are signed in.')])
    const path = join(folder, 'keyturn', 'session.json')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect((await run('whoami')).out).toContain(person.personId)
    expect(await run('apps')).toMatchObject({ exit: 0, note: 'There are none.\n' })

    const session = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...session, expiresMs: 0 }))
    expect((await run('apps')).exit).toBe(0)
    expect(JSON.parse(readFileSync(path, 'utf8')).accessToken).not.toBe(session.accessToken)
    chmodSync(path, 0o644)
    expect(await run('apps')).toMatchObject({ exit: 3, note: expect.stringContaining('by others') })
    chmodSync(path, 0o600)
    expect((await run('logout')).exit).toBe(0)
    expect((await run('whoami')).exit).toBe(3)
  },
)

test('secrets are issued, rotated, paused and revoked, and a value goes to stdout or a file', async ({
  folder,
  run,
  appId,
}) => {
  const issued = await run(`secrets issue ${appId} --name First`)
  expect(issued).toMatchObject({ exit: 0, out: expect.stringMatching(/^kt_cs_\w+\n$/) })
  expect(issued.note).not.toContain(issued.out.trim())

  const file = join(folder, 'value')
  const rotated = await run(`secrets rotate ${appId} --old-ends after --hours 2 --out ${file}`)
  expect(rotated).toMatchObject({ exit: 0, out: '' })
  expect(readFileSync(file, 'utf8')).toMatch(/^kt_cs_\w+\n$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const again = await run(`secrets rotate ${appId} --out ${file}`)
  expect(again).toMatchObject({ exit: 2, note: expect.stringContaining('nothing is overwritten') })

  const listed = await run(`secrets list ${appId} --json`)
  const secrets = JSON.parse(listed.out)
  expect(secrets).toHaveLength(2)
  expect(listed.out).not.toContain(issued.out.trim())
  const [{ id }] = secrets
  expect((await run(`secrets pause ${appId} ${id} --length 1h`)).out).toContain('paused')
  expect((await run(`secrets pause ${appId} ${id}`)).exit).toBe(6)
  expect((await run(`secrets resume ${appId} ${id}`)).out).toContain('active')
  expect((await run(`secrets revoke ${appId} ${id} --reason replaced`)).out).toContain('revoked')
  expect((await run(`secrets list ${appId}`)).out).toMatch(/^ID +NAME +HINT +STATUS/)
  expect((await run('apps')).out).toContain(appId)
})

test('a file that could not be filled is removed', async ({ folder, run, person }) => {
  const file = join(folder, 'value')
  expect(person.role).toBe('administrator')
  expect((await run(`secrets issue app_unknown0000000000000 --out ${file}`)).exit).toBe(5)
  expect(() => statSync(file)).toThrow(/ENOENT/)
})

test('each failure has its exit code', async ({ run, appId, keyturn }) => {
  const codes: [string, number, Record<string, string>?][] = [
    ['unknown', 2],
    ['secrets list', 2],
    [`secrets list ${appId} --loud`, 2],
    [`secrets issue ${appId} --days many`, 2],
    ['secrets list app_unknown0000000000000', 5],
    [`secrets issue ${appId} --days 0`, 8],
    [
      'apps',
      7,
      { KEYTURN_URL: 'http://127.0.0.1:1', KEYTURN_CLIENT_ID: 'a', KEYTURN_CLIENT_SECRET: 'b' },
    ],
    ['apps', 3, { KEYTURN_CLIENT_ID: appId, KEYTURN_CLIENT_SECRET: 'wrong' }],
    ['apps', 3, { KEYTURN_URL: `${keyturn}/other` }],
    ['completion tcsh', 2],
  ]
  for (const [words, exit, env] of codes) {
    const ran = await run(words, env)
    expect(ran, words).toMatchObject({ exit, out: '' })
    expect(ran.note, words).not.toBe('')
  }
  await db().person.updateMany({ data: { disabledAt: new Date() } })
  expect((await run('apps')).exit).toBe(3)
})

test('clients of another server move in from a file, and it is said which cannot', async ({
  folder,
  run,
  person,
}) => {
  const file = join(folder, 'clients.json')
  const clients = [{ client_id: 'robot', client_secret: 'v'.repeat(20) }, { client_id: 'no id' }]
  writeFileSync(file, JSON.stringify({ clients }))
  const dry = await run(`import ${file} --dry-run`)
  expect(dry).toMatchObject({ exit: 0, out: '', note: expect.stringContaining('no id') })
  expect(await db().app.count({ where: { ownerId: person.personId } })).toBe(0)
  const [, id] = /Import (\S+)/.exec(dry.note) ?? []
  const moving = run(`import ${file} --resume ${id} --json`)
  await expect.poll(() => db().clientImport.count({ where: { state: 'running' } })).toBe(1)
  while ((await moveNextClients()) > 0);
  const moved = await moving
  expect(JSON.parse(moved.out)).toMatchObject({ state: 'done', received: 2, refused: 1, moved: 1 })
  expect((await run(`import ${join(folder, 'nothing.json')}`)).exit).toBe(2)
})

test('every client that cannot come is said, and an import that was started is followed', async ({
  folder,
  run,
  person,
}) => {
  const file = join(folder, 'clients.csv')
  const bad = Array.from({ length: 60 }, (_, n) => `no id ${n},`)
  writeFileSync(file, ['client_id,client_secret', `robot,${'v'.repeat(20)}`, ...bad].join('\n'))
  const dry = await run(`import ${file} --dry-run`)
  expect(dry).toMatchObject({ exit: 0, note: expect.stringContaining('no id 59') })
  const [, id = ''] = /Import (\S+)/.exec(dry.note) ?? []
  await startImport(person, id)
  while ((await moveNextClients()) > 0);
  const resumed = await run(`import ${file} --resume ${id} --json`)
  expect(JSON.parse(resumed.out)).toMatchObject({ state: 'done', received: 61, moved: 1 })
  const single = join(folder, 'one.jsonl')
  writeFileSync(single, '{"client_id":"alone"}\n')
  expect((await run(`import ${single} --dry-run`)).exit).toBe(0)
})

test('the audit log is shown and verified', async ({ run, appId, person }) => {
  await run(`secrets issue ${appId} --name Shown`)
  const tail = await run('audit tail -n 5')
  expect(tail.out).toContain(`${person.personName} generated the secret`)
  await sealEvents()
  expect(await run('audit verify')).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/finding +-/),
  })
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`UPDATE audit_event SET actor_name = 'Mallory' WHERE action = 'secret.issued'`,
  ])
  expect(await run('audit verify')).toMatchObject({
    exit: 1,
    out: expect.stringContaining('was changed after it was sealed'),
  })
})

base('help and completion name every command', async ({ run }) => {
  const { exit, out } = await run('help')
  expect([exit, out]).toEqual([0, expect.stringContaining('secrets rotate CLIENT_ID')])
  expect((await run('secrets rotate --help')).out).toContain('--old-ends')
  for (const shell of ['bash', 'zsh', 'fish']) {
    expect((await run(`completion ${shell}`)).out, shell).toContain('rotate')
  }
})
