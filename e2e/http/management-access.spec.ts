import { callAction } from '../harness/action'
import { decide } from '../harness/ceremony'
import { grantReading, READING, READS_APPS, read } from '../harness/management'
import { granted } from '../harness/portal'
import { addParty, authorizationRequest, refresh } from '../harness/relying-party'
import { expect, test } from '../harness/test'

test('what a token hangs on ends it here with the next call, at every process', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const person = await org.addPerson('Percy Person', 'developer')
  const administrator = await org.signIn(org.administrator, server.origin)
  const press = async (page: string, action: string, ...args: unknown[]) =>
    granted(await callAction(administrator, page, action, ...args))
  const { party, tokens, session } = await grantReading(deployment, person)
  const appPage = `/apps/${party.app.id}`
  const statuses = async (token = tokens.access_token) =>
    Promise.all(cluster.servers.map(async (one) => (await read(one.origin, '/apps', token)).status))
  const all = (status: number) => cluster.servers.map(() => status)
  expect(await statuses()).toEqual(all(200))

  await press(appPage, 'apps/[clientId]/suspend', party.app.id)
  expect(await statuses()).toEqual(all(401))
  await press(appPage, 'apps/[clientId]/resume', party.app.id)
  expect(await statuses()).toEqual(all(200))

  await press('/admin/people', 'people/disable', person.id)
  expect(await statuses()).toEqual(all(401))
  await press('/admin/people', 'people/enable', person.id)
  expect(await statuses()).toEqual(all(200))

  await cluster.pool.query("UPDATE app SET scopes = '{orders.read}' WHERE id = $1", [party.app.id])
  expect(await statuses()).toEqual(all(403))
  await cluster.pool.query('UPDATE app SET scopes = $2 WHERE id = $1', [
    party.app.id,
    READING.scopes,
  ])
  expect(await statuses()).toEqual(all(200))

  const renewed = await (await refresh(party, tokens.refresh_token)).json()
  expect(await statuses(renewed.access_token)).toEqual(all(200))

  const { rows } = await cluster.pool.query('SELECT id FROM app_grant WHERE app_id = $1', [
    party.app.id,
  ])
  const own = await org.signIn(person, session.origin)
  granted(await callAction(own, '/authorizations', 'authorizations/revoke', rows[0].id))
  expect(await statuses()).toEqual(all(401))
  expect(await statuses(renewed.access_token)).toEqual(all(401))
})

test('a token that has expired is refused, and a role counts as it is now', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  const person = await org.addPerson('Rita Role', 'support')
  const { party, tokens } = await grantReading(deployment, person)
  const get = () => read(server.origin, `/apps/${app.id}`, tokens.access_token)
  expect((await get()).status).toBe(200)
  await cluster.pool.query("UPDATE membership SET role = 'developer' WHERE person_id = $1", [
    person.id,
  ])
  expect((await get()).status).toBe(404)
  await cluster.pool.query('UPDATE artifact SET expires_at = now() WHERE app_id = $1', [
    party.app.id,
  ])
  const { status, headers } = await get()
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
})

test('sign-in without offline access: the app reads until the person signs out', async ({
  server,
  org,
  deployment,
}) => {
  const { tokens, session } = await grantReading(deployment, org.owner, {
    scope: 'openid apps:read',
  })
  expect((await read(server.origin, '/apps', tokens.access_token)).status).toBe(200)
  await callAction(session, '/apps', '(portal)/signOut')
  expect((await read(server.origin, '/apps', tokens.access_token)).status).toBe(401)
})

test('that an app reads is seen under Authorized apps as a use', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const { party, tokens } = await grantReading(deployment, org.owner)
  const lastUse = async () => {
    const { rows } = await cluster.pool.query(
      `SELECT last_used_at FROM grant_use JOIN app_grant ON digest = grant_digest
       WHERE app_id = $1`,
      [party.app.id],
    )
    return rows[0]?.last_used_at?.getTime() ?? 0
  }
  await expect.poll(lastUse).toBeGreaterThan(0)
  const before = await lastUse()
  await expect
    .poll(async () => {
      await read(server.origin, '/apps', tokens.access_token)
      return lastUse()
    })
    .toBeGreaterThan(before)
})

test('consent says in a sentence what the scope opens', async ({ org, deployment }) => {
  const { session, party } = await grantReading(deployment, org.owner)
  const page = await session.visit('/authorizations')
  expect(page.text).toContain(party.app.name)
  expect(page.text).toContain('See the apps you may see')
})

test('an app that is not registered for the scope cannot ask for it', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, { scopes: ['orders.read'] })
  const { url } = await authorizationRequest(party, READS_APPS)
  const back = await decide(await org.signIn(org.owner, server.origin), url)
  expect(back.searchParams.get('error')).toBe('invalid_scope')
})
