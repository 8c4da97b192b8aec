import { callAction } from '../harness/action'
import { type Chain, exchange, exchanged, known, makeChain, type Place } from '../harness/exchange'
import { granted, regenerate } from '../harness/portal'
import { addParty, errorOf, INSECURE, oauth } from '../harness/relying-party'
import { expect, test } from '../harness/test'

for (const format of ['opaque', 'jwt'] as const) {
  test(`what was got in exchange ends with what it was got for, at once and at every process, ${format}`, async ({
    estate,
    server,
    story,
  }) => {
    const place = { estate, story, origin: server.origin }
    const { shop, service, stock, tokens } = await makeChain(place, { format })
    const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
    const { as, client, auth } = shop
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, auth, tokens.access_token, INSECURE),
    )
    for (const { origin } of estate.servers) {
      const endpoint = { introspection_endpoint: `${origin}/oauth2/introspect` }
      const elsewhere = { ...service, as: { ...service.as, ...endpoint } }
      expect(await known(elsewhere, got.access_token)).toEqual({ active: false })
    }
    const again = await exchange(service, tokens.access_token, { resource: stock.identifier })
    expect(await errorOf(again)).toEqual([400, 'invalid_request'])
  })
}

test('what was got in exchange never outlives what it was got for', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const long = { format: 'jwt', ttlSeconds: 172_800 } as const
  const { service, stock, tokens } = await makeChain(place, long)
  const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
  const before = await known(service, tokens.access_token)
  const after = await known(service, got.access_token)
  expect(got.expires_in).toBeLessThanOrEqual(3_600)
  expect(after.exp).toBeLessThanOrEqual(Number(before.exp))
})

type Before = Place & Pick<Chain, 'shop' | 'service'>

const ENDS: Record<string, (before: Before) => Promise<unknown>> = {
  'the person takes back what they allowed the first app': async (before) => {
    const { estate, story, origin, shop } = before
    const { rows } = await estate.pool.query('SELECT id FROM app_grant WHERE app_id = $1', [
      shop.app.id,
    ])
    const session = await story.signIn(story.member, origin)
    const page = '/authorizations'
    return granted(await callAction(session, page, 'authorizations/revoke', rows[0].id))
  },
  "the first app's secrets are regenerated": async ({ story, origin, shop }) =>
    granted(await regenerate(await story.signIn(story.owner, origin), shop.app)),
  "the service's own secrets are regenerated": async ({ story, origin, service }) =>
    granted(await regenerate(await story.signIn(story.owner, origin), service.app)),
  'the first app is suspended': async ({ story, origin, shop }) => {
    const session = await story.signIn(story.administrator, origin)
    const page = `/apps/${shop.app.id}`
    return granted(await callAction(session, page, 'apps/[clientId]/suspend', shop.app.id))
  },
}

for (const [what, ends] of Object.entries(ENDS)) {
  test(`what was got in exchange ends when ${what}`, async ({ estate, server, story }) => {
    const place = { estate, story, origin: server.origin }
    const { shop, service, stock, tokens } = await makeChain(place, { format: 'jwt' })
    const api = await addParty(place)
    const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
    expect((await known(api, got.access_token)).active).toBe(true)
    await ends({ ...place, shop, service })
    expect(await known(api, got.access_token)).toEqual({ active: false })
  })
}
