import { randomUUID } from 'node:crypto'
import type { Cluster } from '../harness/cluster'
import type { Org } from '../harness/fixtures'
import { newSecret } from '../harness/portal'
import { grantAccess } from '../harness/relying-party'
import type { Server } from '../harness/server'
import { expect, test } from '../harness/test'
import { askToken } from '../harness/token'

const VERSION = 'api-version=7.2-preview.2'
const WRITES = ['secrets:issue', 'secrets:revoke']

/** The owner's app that was moved in with its GUID, its first secret, and the documented calls. */
async function registrationSecret({ cluster, server, org }: Parameters<typeof moveIn>[0]) {
  const app = await moveIn({ cluster, server, org })
  const secret = await newSecret(await org.signIn(org.owner, server.origin), app)
  const portal = { org, origin: server.origin }
  const call = async (scopes: string[], method: string, query = '', who = org.owner) => {
    const scope = ['openid', 'offline_access', ...scopes].join(' ')
    const { tokens } = await grantAccess(portal, {
      who,
      app: { scopes: WRITES },
      changes: { scope },
    })
    return fetch(
      `${server.origin}/_apis/delegatedauth/registrationsecret/${app}?${query}${VERSION}`,
      { method, headers: { authorization: `Bearer ${tokens.access_token}` } },
    )
  }
  const works = async (value: string) =>
    (await askToken(server.origin, { clientId: app, secret: value })).status === 200
  return { app, primary: secret.secret, call, works }
}

async function moveIn({ cluster, org }: { cluster: Cluster; server: Server; org: Org }) {
  const app = randomUUID()
  const { id } = await org.addApp({ type: 'machine' })
  await cluster.pool.query('UPDATE app SET id = $1 WHERE id = $2', [app, id])
  return app
}

test('the documented calls make an alternative and rotate each secret, by a GUID', async ({
  cluster,
  server,
  org,
}) => {
  const { app, primary, call, works } = await registrationSecret({ cluster, server, org })
  const created = await call(WRITES, 'POST')
  expect([created.status, created.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  const alternative = await created.json()
  expect([await works(primary), await works(alternative)]).toEqual([true, true])
  expect((await call(WRITES, 'POST')).status).toBe(409)

  const rotated = await call(WRITES, 'PUT', 'secretType=primary&')
  const { secret, registrationId, ...rest } = await rotated.json()
  expect([rotated.status, registrationId]).toEqual([200, app])
  expect(JSON.stringify(rest)).not.toContain('kt_cs_')
  expect([await works(primary), await works(secret), await works(alternative)]).toEqual([
    false,
    true,
    true,
  ])

  const other = await (await call(WRITES, 'PUT', 'secretType=alternative&')).json()
  expect(other).not.toHaveProperty('secret')
  expect([
    await works(alternative),
    await works(other.alternativeSecret),
    await works(secret),
  ]).toEqual([false, true, true])
  expect(cluster.logs()).not.toMatch(/kt_cs_\w{8}_\w{49}/)
})

test('who may not rotate is told so in the words of Azure DevOps, with their id', async ({
  cluster,
  server,
  org,
}) => {
  const { primary, call, works } = await registrationSecret({ cluster, server, org })
  const refused = async (answer: Response) => [answer.status, (await answer.json()).message]
  const words = (who: { id: string }) =>
    expect.stringMatching(
      `^TF400813: The user "${who.id}" is not authorized to access this resource\\. `,
    )
  expect(await refused(await call(['secrets:issue'], 'PUT'))).toEqual([403, words(org.owner)])
  expect(await refused(await call(WRITES, 'PUT', '', org.support))).toEqual([
    403,
    words(org.support),
  ])
  expect((await call(WRITES, 'PUT', '', org.otherDeveloper)).status).toBe(404)
  expect((await call(WRITES, 'PUT', 'api-version=7.1&')).status).toBe(400)
  expect((await call(WRITES, 'PUT', 'secretType=both&')).status).toBe(422)
  expect((await call(WRITES, 'GET')).status).toBe(410)
  expect(await works(primary)).toBe(true)
})
