import { callAction } from '../harness/action'
import { letCheck, letCheckAll } from '../harness/apis'
import type { Deployment } from '../harness/deployment'
import { type Chain, exchange, exchanged, introspect, makeChain } from '../harness/exchange'
import { granted, regenerate } from '../harness/portal'
import { addParty, errorOf, INSECURE, oauth } from '../harness/relying-party'
import { expect, test } from '../harness/test'

for (const format of ['opaque', 'jwt'] as const) {
  test(`what was got in exchange ends with what it was got for, at once and at every process, ${format}`, async ({
    cluster,
    deployment,
  }) => {
    const { shop, service, stock, tokens } = await makeChain(deployment, { format })
    const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
    const { as, client, auth } = shop
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, auth, tokens.access_token, INSECURE),
    )
    for (const { origin } of cluster.servers) {
      const endpoint = { introspection_endpoint: `${origin}/oauth2/introspect` }
      const elsewhere = { ...service, as: { ...service.as, ...endpoint } }
      expect(await introspect(elsewhere, got.access_token)).toEqual({ active: false })
    }
    const again = await exchange(service, tokens.access_token, { resource: stock.identifier })
    expect(await errorOf(again)).toEqual([400, 'invalid_request'])
  })
}

test('what was got in exchange never outlives what it was got for', async ({ deployment }) => {
  const long = { format: 'jwt', ttlSeconds: 172_800 } as const
  const { service, stock, tokens } = await makeChain(deployment, long)
  const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
  await letCheckAll(deployment, service.app)
  const before = await introspect(service, tokens.access_token)
  const after = await introspect(service, got.access_token)
  expect(got.expires_in).toBeLessThanOrEqual(3_600)
  expect(after.exp).toBeLessThanOrEqual(Number(before.exp))
})

type Before = Deployment & Pick<Chain, 'shop' | 'service'>

const ENDS: Record<string, (before: Before) => Promise<unknown>> = {
  'the person takes back what they allowed the first app': async (before) => {
    const { cluster, org, origin, shop } = before
    const { rows } = await cluster.pool.query('SELECT id FROM app_grant WHERE app_id = $1', [
      shop.app.id,
    ])
    const session = await org.signIn(org.member, origin)
    const page = '/authorizations'
    return granted(await callAction(session, page, 'authorizations/revoke', rows[0].id))
  },
  "the first app's secrets are regenerated": async ({ org, origin, shop }) =>
    granted(await regenerate(await org.signIn(org.owner, origin), shop.app)),
  "the service's own secrets are regenerated": async ({ org, origin, service }) =>
    granted(await regenerate(await org.signIn(org.owner, origin), service.app)),
  'the first app is suspended': async ({ org, origin, shop }) => {
    const session = await org.signIn(org.administrator, origin)
    const page = `/apps/${shop.app.id}`
    return granted(await callAction(session, page, 'apps/[clientId]/suspend', shop.app.id))
  },
}

for (const [what, ends] of Object.entries(ENDS)) {
  test(`what was got in exchange ends when ${what}`, async ({ deployment }) => {
    const { shop, service, stock, tokens } = await makeChain(deployment, { format: 'jwt' })
    const api = await addParty(deployment)
    await letCheck(deployment, stock, api.app)
    const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
    expect((await introspect(api, got.access_token)).active).toBe(true)
    await ends({ ...deployment, shop, service })
    expect(await introspect(api, got.access_token)).toEqual({ active: false })
  })
}
