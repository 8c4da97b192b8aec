import { EVERY_OPERATION } from '@/lib/api/every-operation'
import { MANAGEMENT_SCOPES } from '@/lib/apis/api'
import { GRANTABLE } from '@/lib/apps/management-input'
import { ACTORS, type ActorName } from '../harness/actors'
import type { Portal } from '../harness/deployment'
import type { Person } from '../harness/fixtures'
import { read } from '../harness/management'
import { newSecret } from '../harness/portal'
import { grantAccess } from '../harness/relying-party'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

const NOBODYS = `app_${'x'.repeat(20)}`

/** What the person lets an app do, with a sign-in of this moment. */
async function tokenOf(portal: Portal, who: Person, scope = MANAGEMENT_SCOPES.join(' ')) {
  const app = { scopes: [...MANAGEMENT_SCOPES, 'orders.read'] }
  const resource = scope === 'orders.read' ? null : `${portal.origin}/api/v1`
  const changes = { scope: `openid offline_access ${scope}`, ...(resource ? { resource } : {}) }
  return (await grantAccess(portal, { who, app, changes })).tokens.access_token
}

/** A call of the operation about things that nobody has. */
function callOf({ method, path }: (typeof EVERY_OPERATION)[number]) {
  const filled = path.replace('{client_id}', NOBODYS).replace(/\{\w+\}/g, 'none')
  return { path: filled, method, ...(method === 'GET' ? {} : { body: '{}' }) }
}

async function answerTo(
  origin: string,
  operation: (typeof EVERY_OPERATION)[number],
  token: string,
) {
  const { path, ...init } = callOf(operation)
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  const { status, body } = await read(origin, path, null, { ...init, headers })
  return { status, code: String(body.code ?? 'done') }
}

test('no operation does anything for a token that is none, is dead, or lacks its scope', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const dead = await tokenOf(deployment, org.administrator)
  await cluster.pool.query(`DELETE FROM artifact WHERE person_id = $1 AND kind = 'AccessToken'`, [
    org.administrator.id,
  ])
  const scopeless = await tokenOf(deployment, org.administrator, 'orders.read')
  const app = await org.addApp()
  const { secret } = await newSecret(await org.signIn(org.owner, server.origin), app.id)
  const { body: minted } = await askToken(server.origin, { clientId: app.id, secret })
  const own = String(minted.access_token)
  for (const operation of EVERY_OPERATION) {
    const said = async (token: string) => (await answerTo(server.origin, operation, token)).code
    expect(await said(''), operation.id).toBe('access_token_missing')
    expect(await said(dead), operation.id).toBe('access_token_refused')
    expect(await said(scopeless), operation.id).toBe('scope_missing')
    const refused = operation.peopleOnly ? 'access_token_of_app' : 'scope_missing'
    expect(await said(own), operation.id).toBe(refused)
  }
})

test('an app for itself reaches exactly the operations of the scopes that it is granted', async ({
  cluster,
  server,
  org,
}) => {
  const session = await org.signIn(org.owner, server.origin)
  for (const { name } of GRANTABLE) {
    const app = await org.addApp()
    const { secret } = await newSecret(session, app.id)
    await cluster.pool.query(
      `UPDATE app SET scopes = '{}', management_scopes = ARRAY[$2], version = version + 1 WHERE id = $1`,
      [app.id, name],
    )
    const { body } = await askToken(server.origin, { clientId: app.id, secret })
    expect(body.scope, name).toBe(name)
    for (const operation of EVERY_OPERATION) {
      const { code } = await answerTo(server.origin, operation, String(body.access_token))
      const isRefused = code === 'scope_missing' || code === 'access_token_of_app'
      const isReached = operation.scope === name && !operation.peopleOnly
      expect(isRefused, `${operation.id} with ${name}: ${code}`).toBe(!isReached)
    }
  }
})

const BODY = { method: 'POST', body: JSON.stringify({ name: 'Nightly' }) }

/** Changes of an app and its secrets, in an order in which each can be done. */
const CHANGES: [path: string, init: RequestInit][] = [
  ['', { method: 'PATCH', body: JSON.stringify({ company: 'Rail' }) }],
  ['/secrets', BODY],
  ['/secrets/rotate', { ...BODY, body: JSON.stringify({ name: 'Second', old_ends: 'quiet' }) }],
  ['/secrets/regenerate', BODY],
  ['/suspend', { method: 'POST' }],
  ['/resume', { method: 'POST' }],
  ['', { method: 'DELETE' }],
  ['/restore', { method: 'POST' }],
]

test('everybody changes by a token what they may change in the portal, and nothing else', async ({
  server,
  org,
  deployment,
}) => {
  const seen: Partial<Record<ActorName, number[]>> = {}
  for (const who of ACTORS) {
    const app = await org.addApp()
    const token = who === 'stranger' ? 'nobody' : await tokenOf(deployment, org[who])
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    seen[who] = []
    for (const [path, init] of CHANGES) {
      const { status } = await read(server.origin, `/apps/${app.id}${path}`, null, {
        ...init,
        headers,
      })
      seen[who].push(status)
    }
  }
  const done = [200, 201, 201, 201, 200, 200, 200, 200]
  const all = (status: number) => CHANGES.map(() => status)
  expect(seen).toEqual({
    administrator: done,
    owner: done,
    member: done,
    support: all(403),
    otherDeveloper: all(404),
    foreignAdministrator: all(404),
    stranger: all(401),
  })
})

test('two hundred rotations of one app, fifty at the same moment: never more than two active secrets, never none', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  await newSecret(await org.signIn(org.owner, server.origin), app.id)
  const token = await tokenOf(deployment, org.owner, 'secrets:issue secrets:revoke')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const rotate = (n: number) => {
    const old = n % 4 === 3 ? { old_ends: 'after', force: true } : { old_ends: 'now', force: true }
    const body = JSON.stringify({ name: `Rotation ${n}`, ...old })
    return read(server.origin, `/apps/${app.id}/secrets/rotate`, null, {
      method: 'POST',
      headers,
      body,
    })
  }
  const active = async () => {
    const { rows } = await cluster.pool.query(
      'SELECT count(*)::int AS active FROM secret WHERE app_id = $1 AND slot IS NOT NULL',
      [app.id],
    )
    return rows[0].active as number
  }
  const counts = new Set<number>()
  let over = false
  const watching = (async () => {
    while (!over) counts.add(await active())
  })()
  const answers: Awaited<ReturnType<typeof rotate>>[] = []
  // They wait for one another, and a slow machine turns away who waits for long.
  while (answers.length < 200) {
    answers.push(
      ...(await Promise.all(Array.from({ length: 50 }, (_, n) => rotate(answers.length + n)))),
    )
  }
  over = true
  await watching
  counts.add(await active())
  expect([...counts].every((count) => count === 1 || count === 2)).toBe(true)
  const made = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)
  expect(new Set(refused)).toEqual(new Set(['two_active_secrets']))
  const { rows } = await cluster.pool.query(
    `SELECT count(*)::int AS issued FROM secret WHERE app_id = $1 AND name LIKE 'Rotation %'`,
    [app.id],
  )
  expect(rows[0].issued).toBe(made.length)
})
