import { decide } from '../harness/ceremony'
import type { Org } from '../harness/fixtures'
import { granted, regenerate } from '../harness/portal'
import { addParty, INSECURE, oauth, type Party, userInfo } from '../harness/relying-party'
import type { Server } from '../harness/server'
import { withKey } from '../harness/signing-app'
import { expect, test } from '../harness/test'
import { isAlive, post, type TokenAnswer } from '../harness/token'

/** `String.Format` and `HttpUtility.UrlEncode` of .NET, the parts that the sample uses. */
const format = (text: string, ...values: string[]) =>
  text.replace(/\{(\d)\}/g, (_, n) => values[Number(n)] ?? '')
const urlEncode = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')

/** Byte for byte as the documentation of Azure DevOps OAuth shows them. */
const TOKEN_BODY =
  'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion={0}&grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion={1}&redirect_uri={2}'
const REFRESH_BODY =
  'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion={0}&grant_type=refresh_token&assertion={1}&redirect_uri={2}'

const CALLBACK = 'https://fabrikam.azurewebsites.net/myapp/oauth-callback'

/** A person approves the sample app. Answers the party, and the code at its callback. */
async function callback({ server, org }: { server: Server; org: Org }) {
  const party = await addParty(
    { org, origin: server.origin },
    {
      redirectUris: [CALLBACK],
      scopes: ['vso.work_full', 'vso.code_write'],
      on: ['azureDevops'],
    },
  )
  const session = await org.signIn(org.member, server.origin)
  const address = `/oauth2/authorize?client_id=${party.app.id}&response_type=Assertion&state=User1&scope=vso.work_full%20vso.code_write&redirect_uri=${CALLBACK}`
  const back = await decide(session, address)
  expect(back.origin + back.pathname).toBe(CALLBACK)
  expect(back.searchParams.get('state')).toBe('User1')
  return { party, session, code: back.searchParams.get('code') ?? '' }
}

function tokenFor(server: Server, { secret }: Party, assertion: string, body = TOKEN_BODY) {
  const filled = format(body, urlEncode(secret.value), urlEncode(assertion), CALLBACK)
  return post(`${server.origin}/oauth2/token`, filled)
}

/** What the sample's `TokenModel` reads: four strings. */
const IN_OLD_WORDS = {
  access_token: expect.any(String),
  token_type: 'jwt-bearer',
  expires_in: expect.stringMatching(/^\d+$/),
  refresh_token: expect.any(String),
}

const inOldWords = ({ status, body }: TokenAnswer) => {
  expect([status, body]).toEqual([200, expect.objectContaining(IN_OLD_WORDS)])
  return body as { access_token: string; refresh_token: string }
}

test("the sample's form body gets tokens, and its refresh a new pair", async ({
  cluster,
  server,
  org,
}) => {
  const { party, code } = await callback({ server, org })
  const first = inOldWords(await tokenFor(server, party, code))
  const who = { clientId: party.app.id, secret: party.secret.value }
  expect(await isAlive(server.origin, who, first.access_token)).toBe(true)
  const second = inOldWords(await tokenFor(server, party, first.refresh_token, REFRESH_BODY))
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(await isAlive(server.origin, who, second.access_token)).toBe(true)
  await expect
    .poll(async () => {
      const { rows } = await cluster.pool.query(
        'SELECT secret_id FROM secret_use WHERE secret_id = $1',
        [party.secret.id],
      )
      return rows.length
    })
    .toBe(1)
})

test("regenerating kills the sample's tokens, and its next refresh", async ({ server, org }) => {
  const { party, code } = await callback({ server, org })
  const { access_token, refresh_token } = inOldWords(await tokenFor(server, party, code))
  const owner = await org.signIn(org.owner, server.origin)
  const issued = granted(await regenerate(owner, party.app))
  const renewed = { ...party, secret: { id: issued.secret.id, value: issued.value } }
  const who = { clientId: party.app.id, secret: issued.value }
  expect(await isAlive(server.origin, who, access_token)).toBe(false)
  const old = await tokenFor(server, party, refresh_token, REFRESH_BODY)
  expect([old.status, old.body.error]).toEqual([401, 'invalid_client'])
  const dead = await tokenFor(server, renewed, refresh_token, REFRESH_BODY)
  expect([dead.status, dead.body.error]).toEqual([400, 'invalid_grant'])
})

test('a code that came over the old wire is used once', async ({ server, org }) => {
  const { party, code } = await callback({ server, org })
  const { access_token } = inOldWords(await tokenFor(server, party, code))
  const again = await tokenFor(server, party, code)
  expect([again.status, again.body.error]).toEqual([400, 'invalid_grant'])
  expect((await userInfo(party, access_token)).status).toBe(401)
})

test('the old wire takes forms only', async ({ server, org }) => {
  const { party, code } = await callback({ server, org })
  const body = JSON.stringify({ client_assertion: party.secret.value, assertion: code })
  const headers = { 'content-type': 'application/json' }
  expect((await post(`${server.origin}/oauth2/token`, body, headers)).status).toBe(400)
})

test('a wrong secret on the old wire is a wrong secret', async ({ server, org, deployment }) => {
  const { party, code } = await callback({ server, org })
  const other = await addParty(deployment)
  const wrong = await tokenFor(server, other, code)
  expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant'])
  const broken = { ...party, secret: { id: '', value: `${party.secret.value.slice(0, -1)}!` } }
  expect((await tokenFor(server, broken, code)).status).toBeGreaterThanOrEqual(400)
  inOldWords(await tokenFor(server, party, code))
})

test('a real private_key_jwt assertion on the same path works', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, { on: ['clientCredentials'] })
  const signed = await withKey(party, await org.signIn(org.owner, server.origin))
  const { as, client, auth } = signed
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE)
  expect([answer.status, (await answer.json()).token_type]).toEqual([200, 'Bearer'])
})

test('PKCE that is demanded of every app is demanded on the old wire, unless the app is marked', async ({
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
  const party = await addParty(deployment, { redirectUris: [CALLBACK], scopes: ['vso.code_write'] })
  const session = await org.signIn(org.member, server.origin)
  const address = `/oauth2/authorize?client_id=${party.app.id}&response_type=Assertion&state=User1&scope=vso.code_write&redirect_uri=${CALLBACK}`
  const back = await decide(session, address)
  expect(back.searchParams.get('error')).toBe('invalid_request')
  expect(back.searchParams.get('code')).toBeNull()
})

test('a code of the old wire is redeemed there only', async ({ server, org }) => {
  const { party, code } = await callback({ server, org })
  const { as, client, auth } = party
  const form = { code, redirect_uri: CALLBACK }
  const answer = await oauth.genericTokenEndpointRequest(
    ...([as, client, auth, 'authorization_code', form, INSECURE] as const),
  )
  expect([answer.status, (await answer.json()).error]).toEqual([400, 'invalid_grant'])
  inOldWords(await tokenFor(server, party, code))
})
