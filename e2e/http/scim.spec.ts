import { callAction } from '../harness/action'
import { form } from '../harness/form'
import { granted } from '../harness/portal'
import type { Session } from '../harness/session'
import { expect, test } from '../harness/test'

type Body = { id: string; totalResults: number; Resources: { id: string }[]; detail: string }

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** As Entra sends it: each operation has a path, and what is true is a text. */
const ENTRA_OFF = {
  schemas: [PATCH_OP],
  Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
}
/** As Okta sends it: one operation without a path. */
const okta = (active: boolean) => ({
  schemas: [PATCH_OP],
  Operations: [{ op: 'replace', value: { active } }],
})

const makeToken = async (administrator: Session, name: string) =>
  granted(await callAction<string>(administrator, '/admin/providers', 'scim/make', form({ name })))

/** A directory that asks one server with its token. */
function directory(origin: string, token: string) {
  return async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }
    const sent = body ? { body: JSON.stringify(body) } : {}
    const answer = await fetch(`${origin}/scim/v2${path}`, { method, headers, ...sent })
    const text = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      body: JSON.parse(text || '{}') as Body,
    }
  }
}

const byName = (userName: string) =>
  `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`

test('a directory adds somebody, finds them, disables them as Entra and Okta do, and has them back', async ({
  cluster,
  server,
  org,
}) => {
  const administrator = await org.signIn(org.administrator, server.origin)
  const ask = directory(server.origin, await makeToken(administrator, 'Entra'))
  const userName = `nils.${org.organizationId}@northwind.example`
  const user = { schemas: [USER], userName, active: true, displayName: 'Nils Berg' }
  expect((await ask('GET', byName(userName))).body.totalResults).toBe(0)
  const added = await ask('POST', '/Users', {
    ...user,
    emails: [{ value: userName, type: 'work' }],
  })
  expect(added).toMatchObject({ status: 201, body: { userName, active: true } })
  expect(added.headers.get('location')).toBe(`${server.origin}/scim/v2/Users/${added.body.id}`)
  expect((await ask('GET', byName(userName))).body.Resources).toMatchObject([{ id: added.body.id }])

  const app = await org.addApp()
  const path = `/Users/${org.owner.id}`
  for (const off of [ENTRA_OFF, okta(false)]) {
    const session = await org.signIn(org.owner, server.origin)
    const status = async () => (await session.visit(`/apps/${app.id}`)).status
    expect(await status()).toBe(200)
    expect((await ask('PATCH', path, off)).body).toMatchObject({ active: false })
    expect(await status()).toBe(307)
    await expect(org.signIn(org.owner, server.origin)).rejects.toThrow()
    expect((await ask('PATCH', path, okta(true))).body).toMatchObject({ active: true })
  }
  const { rows } = await cluster.pool.query(
    `SELECT DISTINCT action, actor_name FROM audit_event
     WHERE target_id = $1 AND action LIKE 'person.%abled' ORDER BY action`,
    [org.owner.id],
  )
  expect(rows.map(({ action }) => action)).toEqual(['person.disabled', 'person.enabled'])
  expect(rows[0].actor_name).toContain('Entra')
})

test('the token of another organization sees nobody here, and a revoked one is refused everywhere', async ({
  cluster,
  server,
  org,
}) => {
  const administrator = await org.signIn(org.administrator, server.origin)
  const elsewhere = await org.signIn(org.foreignAdministrator, server.origin)
  const foreign = directory(server.origin, await makeToken(elsewhere, 'Okta'))
  const path = `/Users/${org.owner.id}`
  for (const [method, body] of [['GET'], ['PATCH', ENTRA_OFF], ['DELETE']] as const) {
    expect((await foreign(method, path, body)).status, method).toBe(404)
  }
  expect((await foreign('GET', byName(org.owner.email))).body.totalResults).toBe(0)

  const token = await makeToken(administrator, 'Entra')
  const asks = cluster.servers.map(({ origin }) => directory(origin, token))
  for (const ask of asks) expect((await ask('GET', path)).status).toBe(200)
  const { rows } = await cluster.pool.query(
    'SELECT id FROM scim_token WHERE organization_id = $1',
    [org.organizationId],
  )
  granted(await callAction(administrator, '/admin/providers', 'scim/revoke', rows[0].id))
  for (const ask of asks) {
    const refused = await ask('PATCH', path, ENTRA_OFF)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
  }
  const session = await org.signIn(org.owner, server.origin)
  expect((await session.visit('/apps')).status).toBe(200)
  const [first] = cluster.servers
  expect((await fetch(`${first.origin}/scim/v2/Users`)).status).toBe(401)
})
