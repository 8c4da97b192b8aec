import { createServer } from 'node:http'
import { makeApi } from '../resources/testing/apis'
import { Browser } from '../testing/browser'
import { expect, startSecondEngine, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { INSECURE, makeRelyingParty, oauth, redeem, requestFor } from '../testing/relying-party'

test('tokens are bound to the key that proved itself (RFC 9449)', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { as, client, auth } = party
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const answer = await redeem(party, request, back, { DPoP })
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer)
  expect(tokens.token_type).toBe('dpop')
  const ask = (how: object) => oauth.userInfoRequest(as, client, tokens.access_token, how)
  expect((await ask({ DPoP, ...INSECURE })).status).toBe(200)
  // Stolen, and shown without the key, or with another one.
  const thief = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const stolen = await fetch(String(as.userinfo_endpoint), {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  expect(stolen.status).toBe(401)
  expect((await ask({ DPoP: thief, ...INSECURE })).status).toBe(401)
  const again = await oauth.refreshTokenGrantRequest(
    ...([as, client, auth, String(tokens.refresh_token), { DPoP, ...INSECURE }] as const),
  )
  expect(again.status).toBe(200)
})

test('an app gets a bound token for itself, too', async ({ engine }) => {
  const { as, client, auth } = await makeRelyingParty(engine.origin)
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const how = { DPoP, ...INSECURE }
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, how)
  const { access_token, token_type } = await answer.json()
  expect([answer.status, token_type]).toEqual([200, 'DPoP'])
  const introspection = await oauth.introspectionRequest(as, client, auth, access_token, INSECURE)
  expect((await introspection.json()).cnf).toEqual({ jkt: await DPoP.calculateThumbprint() })
})

test('what an app gets in exchange for a token is bound, too', async ({ engine }) => {
  const { as, client, auth, organization } = await makeRelyingParty(engine.origin)
  const { identifier: resource } = await makeApi(organization, { tokenFormat: 'opaque' })
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const plain = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE)
  const exchanged = await oauth.genericTokenEndpointRequest(
    ...([as, client, auth, 'urn:ietf:params:oauth:grant-type:token-exchange'] as const),
    {
      subject_token: (await plain.json()).access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      resource,
    },
    { DPoP, ...INSECURE },
  )
  const { access_token, token_type } = await exchanged.json()
  expect([exchanged.status, token_type]).toEqual([200, 'DPoP'])
  const introspection = await oauth.introspectionRequest(as, client, auth, access_token, INSECURE)
  expect((await introspection.json()).cnf).toEqual({ jkt: await DPoP.calculateThumbprint() })
})

test('of many who show one proof at two processes at once, one is served', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { as, client, auth } = party
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  let proof = ''
  await oauth.clientCredentialsGrantRequest(
    as,
    client,
    auth,
    {},
    {
      DPoP,
      ...INSECURE,
      async [oauth.customFetch](_url, { headers }) {
        proof = headers.dpop ?? ''
        return new Response(null, { status: 500 })
      },
    },
  )
  const other = await startSecondEngine(createServer())
  const headers = { dpop: proof, 'content-type': 'application/x-www-form-urlencoded' }
  const credentials = new Headers()
  await auth(as, client, new URLSearchParams(), credentials)
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      fetch(`${n % 2 ? engine.origin : other.at}/oauth2/token`, {
        method: 'POST',
        headers: { ...headers, authorization: credentials.get('authorization') ?? '' },
        body: 'grant_type=client_credentials',
      }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(400)])
  other.close()
})
