import { createServer } from 'node:http'
import { makeApi } from '../resources/testing/apis'
import { giveSecret, makeApp } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, expect, startSecondEngine, test } from '../testing/engine-test'
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
  const { as, client, auth } = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const how = { DPoP, ...INSECURE }
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, how)
  const { access_token, token_type } = await answer.json()
  expect([answer.status, token_type]).toEqual([200, 'DPoP'])
  const introspection = await oauth.introspectionRequest(as, client, auth, access_token, INSECURE)
  expect((await introspection.json()).cnf).toEqual({ jkt: await DPoP.calculateThumbprint() })
})

test('what an app gets in exchange for a token is bound, too', async ({ engine }) => {
  const { as, client, auth, organization } = await makeRelyingParty(engine.origin, {
    clientCredentials: true,
  })
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
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
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

test('an app that must have DPoP gets no token without a proof, by any grant, and loses nothing', async ({
  engine,
}) => {
  const must = { clientCredentials: true, dpopRequired: true }
  const party = await makeRelyingParty(engine.origin, must)
  const { as, client, auth, organization } = party
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const refused = async (answer: Response) => {
    expect([answer.status, (await answer.json()).error]).toEqual([400, 'invalid_grant'])
  }
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  await refused(await redeem(party, request, back))
  const redeemed = await redeem(party, request, back, { DPoP })
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, redeemed)
  expect(tokens.token_type).toBe('dpop')

  const refresh = (how: object) =>
    oauth.refreshTokenGrantRequest(
      ...([as, client, auth, String(tokens.refresh_token), { ...INSECURE, ...how }] as const),
    )
  await refused(await refresh({}))
  expect((await refresh({ DPoP })).status).toBe(200)

  const askForItself = (how: object) =>
    oauth.clientCredentialsGrantRequest(as, client, auth, {}, { ...INSECURE, ...how })
  await refused(await askForItself({}))
  const own = await (await askForItself({ DPoP })).json()
  expect(own.token_type).toBe('DPoP')

  const { identifier: resource } = await makeApi(organization, { tokenFormat: 'opaque' })
  const other = await makeApp(organization)
  const credentials = basic(other, (await giveSecret(other)).value)
  const grant = { grant_type: 'client_credentials' }
  const subject = await engine.post('/oauth2/token', grant, credentials)
  const exchange = (how: object) =>
    oauth.genericTokenEndpointRequest(
      ...([as, client, auth, 'urn:ietf:params:oauth:grant-type:token-exchange'] as const),
      {
        subject_token: String(subject.body.access_token),
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        resource,
      },
      { ...INSECURE, ...how },
    )
  await refused(await exchange({}))
  expect((await exchange({ DPoP })).status).toBe(200)
})
