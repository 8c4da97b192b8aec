import { decide } from '../harness/ceremony'
import {
  addParty,
  authorizationRequest,
  authorize,
  errorOf,
  oauth,
  redeem,
} from '../harness/relying-party'
import { expect, test } from '../harness/test'

const REFUSED = [400, 'invalid_grant']

test('where PKCE is demanded, a code is not given without it, so none can be injected', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  await cluster.pool.query(
    `INSERT INTO policy (organization_id, allowed_grant_types, pkce, updated_at)
     VALUES ($1, '{authorization_code}', 'always', now())`,
    [org.organizationId],
  )
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { back } = await authorize(party, session, {
    code_challenge: null,
    code_challenge_method: null,
  })
  expect(back.searchParams.get('error')).toBe('invalid_request')
})

test("a code is worth nothing with another's verifier", async ({ server, org, deployment }) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session)
  const injected = { state: request.state, verifier: oauth.generateRandomCodeVerifier() }
  expect(await errorOf(await redeem(party, injected, back))).toEqual(REFUSED)
})

test('a code is worth nothing to another app', async ({ server, org, deployment }) => {
  const victim = await addParty(deployment)
  const thief = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(victim, session)
  expect(await errorOf(await redeem(thief, request, back))).toEqual(REFUSED)
})

test('an answer says who it is from, so that none can be mixed up', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  expect(party.as.authorization_response_iss_parameter_supported).toBe(true)
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session)
  const mixed = { ...party.as, issuer: 'https://attacker.example' }
  expect(() => oauth.validateAuthResponse(mixed, party.client, back, request.state)).toThrow(/iss/)
})

test('a challenge in the clear is not taken', async ({ server, org, deployment }) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const plain = { code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' }
  const back = await decide(session, (await authorizationRequest(party, plain)).url)
  expect(back.searchParams.get('error')).toBe('invalid_request')
})

test('where PKCE may be left out, a code that came without it is worth nothing with a verifier', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session, {
    code_challenge: null,
    code_challenge_method: null,
  })
  expect(await errorOf(await redeem(party, request, back))).toEqual(REFUSED)
})

test('an answer that does not say who it is from is not taken by who knows that ours do', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session)
  back.searchParams.delete('iss')
  expect(() => oauth.validateAuthResponse(party.as, party.client, back, request.state)).toThrow(
    /iss/,
  )
})
