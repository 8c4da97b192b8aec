import { decodeJwt } from 'jose'
import type { TokenClaims } from '@/lib/apis/api'
import { db } from '@/lib/db/client'
import { makeApi } from '../resources/testing/apis'
import { giveSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, type EngineUnderTest, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, requestFor } from '../testing/relying-party'

const pick = ({ org_id, roles, name, email, email_verified }: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries({ org_id, roles, name, email, email_verified }).filter(
      ([, value]) => value !== undefined,
    ),
  )

async function begin(engine: EngineUnderTest) {
  const party = await makeRelyingParty(engine.origin)
  const { organizationId } = party.organization
  const person = await makePerson('Bo Vik')
  const data = { organizationId, role: 'developer' } as const
  await db().membership.updateMany({ where: { personId: person.personId }, data })
  const { email } = await db().person.update({
    where: { id: person.personId },
    data: { emailVerified: true },
  })
  const api = await makeApi(party.organization)
  const say = (tokenClaims: TokenClaims) =>
    db().api.update({ where: { id: api.id }, data: { tokenClaims } })
  const tokenFor = async (scope: string, who = person) => {
    const request = await requestFor(party, { scope, resource: api.identifier })
    const back = await approve(new Browser(engine.origin), request.url, who)
    const answer = await redeem(party, request, back, {
      additionalParameters: { resource: api.identifier },
    })
    return String((await answer.json()).access_token)
  }
  return { party, api, say, tokenFor, organizationId, email }
}

test('an API’s tokens say of a person what the API has chosen and the person allows', async ({
  engine,
}) => {
  const { say, tokenFor, organizationId, email } = await begin(engine)
  const said = async (scope: string, who?: Parameters<typeof tokenFor>[1]) =>
    pick(decodeJwt(await tokenFor(scope, who)))
  const all = 'openid profile email orders.read'
  expect(await said(all)).toEqual({})
  await say('role')
  const role = { org_id: organizationId, roles: ['developer'] }
  expect([await said(all), await said('orders.read')]).toEqual([role, role])
  await say('person')
  expect(await said('openid orders.read')).toEqual(role)
  expect(await said('openid profile orders.read')).toEqual({ ...role, name: 'Bo Vik' })
  expect(await said(all)).toEqual({ ...role, name: 'Bo Vik', email, email_verified: true })
  expect(await said('openid profile orders.read', await makePerson('Eve'))).toEqual({ name: 'Eve' })
})

test('introspection says the same, and a token of the app itself its organization, if the app wants it', async ({
  engine,
}) => {
  const { party, api, say, tokenFor, organizationId } = await begin(engine)
  await say('role')
  const token = await tokenFor('openid orders.read')
  const headers = basic(party.appId, (await giveSecret(party.appId, { slot: 2 })).value)
  const { body } = await engine.post('/oauth2/introspect', { token }, headers)
  expect(pick(body)).toEqual({ org_id: organizationId, roles: ['developer'] })
  for (const organizationClaim of [false, true]) {
    const data = { clientCredentials: true, organizationClaim, version: { increment: 1 } }
    await db().app.update({ where: { id: party.appId }, data })
    const form = { grant_type: 'client_credentials', resource: api.identifier }
    const own = await engine.post('/oauth2/token', form, headers)
    const value = String(own.body.access_token)
    const seen = await engine.post('/oauth2/introspect', { token: value }, headers)
    const said = organizationClaim ? { org_id: organizationId } : {}
    expect([pick(decodeJwt(value)), pick(seen.body)]).toEqual([said, said])
  }
})
