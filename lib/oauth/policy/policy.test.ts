import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { writePolicy } from '@/lib/policies/testing/write-policy'
import { makeAppWithSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  redeem,
  requestFor,
  userInfo,
} from '../testing/relying-party'

onBothPaths(() => {
  test('a grant type that the policy leaves out is refused from the next request on', async ({
    engine,
  }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const { organizationId } = organization
    const form = { grant_type: 'client_credentials' }
    const ask = () => engine.post('/oauth2/token', form, basic(appId, secret.value))
    expect((await ask()).status).toBe(200)
    const others = GRANT_TYPES.filter((one) => one !== 'client_credentials')
    await writePolicy(organizationId, { allowedGrantTypes: others })
    expect((await ask()).body.error).toBe('unauthorized_client')
    await writePolicy(organizationId, { allowedGrantTypes: ['client_credentials'] })
    expect((await ask()).status).toBe(200)
  })
})

test('third-party access off: the flow goes on, userinfo answers 401 and names the policy, introspection says not active', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const { organizationId } = party.organization
  const person = await makePerson()
  const member = { organizationId, personId: person.personId, role: 'developer' } as const
  await db().membership.create({ data: { ...member, createdAt: now() } })
  await writePolicy(organizationId, { thirdPartyAccess: false })

  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, person)
  const tokens = await oauth.processAuthorizationCodeResponse(
    party.as,
    party.client,
    await redeem(party, request, back),
  )
  const closed = {
    error: 'access_denied',
    error_description: expect.stringContaining(
      `TF400813: The user "${person.personId}" is not authorized to access this resource. `,
    ),
    policy: 'third_party_access',
  }
  const userinfo = await userInfo(party, tokens.access_token)
  expect(userinfo.status).toBe(401)
  expect(await userinfo.json()).toEqual(closed)

  const introspect = async () => {
    const how = { [oauth.allowInsecureRequests]: true }
    return oauth.introspectionRequest(party.as, party.client, party.auth, tokens.access_token, how)
  }
  const introspection = await introspect()
  expect(introspection.status).toBe(200)
  expect(await introspection.json()).toEqual({ active: false })

  // For apps created after a moment only: this one is older.
  const appliesAfter = { thirdPartyAccess: now() }
  await writePolicy(organizationId, { thirdPartyAccess: false, appliesAfter })
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
  expect(await (await introspect()).json()).toMatchObject({ active: true })
  await writePolicy(organizationId, { thirdPartyAccess: false })
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)

  await writePolicy(organizationId, { thirdPartyAccess: true })
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
  expect(await (await introspect()).json()).toMatchObject({ active: true })
})

test('third-party access off: a token of a person is not active to any app, whether the answer is signed or not', async ({
  engine,
}) => {
  const [party, stranger] = [
    await makeRelyingParty(engine.origin),
    await makeRelyingParty(engine.origin),
  ]
  const person = await makePerson()
  await writePolicy(person.organizationId, { thirdPartyAccess: false })
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, person)
  const { access_token, refresh_token } = await (await redeem(party, request, back)).json()
  for (const token of [access_token, refresh_token, 'none-at-all']) {
    for (const requestJwtResponse of [true, false]) {
      for (const { as, client, auth } of [stranger, party]) {
        const how = { ...INSECURE, requestJwtResponse }
        const answer = await oauth.introspectionRequest(as, client, auth, token, how)
        expect(answer.status).toBe(200)
        expect(await oauth.processIntrospectionResponse(as, client, answer)).toEqual({
          active: false,
        })
      }
    }
  }
})
