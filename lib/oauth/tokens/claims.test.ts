import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import {
  type Answer,
  type EngineUnderTest,
  expect,
  onBothPaths,
  test,
} from '../testing/engine-test'
import { approve, makePerson, signIn } from '../testing/people'
import {
  makeRelyingParty,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'

type Claims = Record<string, unknown>

/** An app, and a person of whom everything is known. */
async function begin(engine: EngineUnderTest, settings: Claims = {}) {
  const party = await makeRelyingParty(engine.origin)
  await change(party, settings)
  const person = await makePerson('Bo Vik')
  const known = {
    givenName: 'Bo',
    familyName: 'Vik',
    locale: 'nb-NO',
    zoneinfo: 'Europe/Oslo',
    emailVerified: true,
    changedAt: new Date('2026-11-01T12:00:00Z'),
  }
  await db().person.update({ where: { id: person.personId }, data: known })
  return { party, person, browser: new Browser(engine.origin) }
}

async function change({ appId }: RelyingParty, settings: Claims) {
  const data = { ...settings, version: { increment: 1 } }
  await db().app.update({ where: { id: appId }, data })
}

type Scene = Awaited<ReturnType<typeof begin>>

/** What the app gets for a request with these parameters. */
async function tokensFor(
  { party, person, browser }: Scene,
  parameters: Record<string, string | null>,
) {
  const request = await requestFor(party, parameters)
  const back = await approve(browser, request.url, person)
  const body: Answer['body'] = await (await redeem(party, request, back)).json()
  return { body, idToken: decodeJwt(String(body.id_token)) as Claims }
}

/** The claims of userinfo, for the token of an answer. */
async function userInfoOf({ party }: Scene, body: Answer['body']): Promise<Claims> {
  return (await userInfo(party, String(body.access_token))).json()
}

const without = (claims: Claims, ...names: string[]) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)))

const PROFILE = {
  name: 'Bo Vik',
  given_name: 'Bo',
  family_name: 'Vik',
  preferred_username: expect.stringContaining('@example.com'),
  locale: 'nb-NO',
  zoneinfo: 'Europe/Oslo',
  updated_at: Date.parse('2026-11-01T12:00:00Z') / 1000,
}

test('each scope reveals the claims that OpenID Connect names for it, and no other', async ({
  engine,
}) => {
  const scene = await begin(engine)
  const email = { email: expect.any(String), email_verified: true }
  const cases: [string, Claims][] = [
    ['openid', {}],
    ['openid profile', PROFILE],
    ['openid email', email],
    ['openid profile email', { ...PROFILE, ...email }],
  ]
  for (const [scope, claims] of cases) {
    const { body, idToken } = await tokensFor(scene, { scope })
    const sub = scene.person.personId
    expect(await userInfoOf(scene, body)).toEqual({ sub, ...claims })
    expect(without(idToken, 'iat', 'exp', 'at_hash')).toEqual({
      sub,
      ...claims,
      iss: engine.origin,
      aud: scene.party.appId,
      auth_time: expect.any(Number),
      acr: '1',
      amr: ['pwd'],
    })
  }
})

test('what nobody knows is left out, and never null', async ({ engine }) => {
  const scene = await begin(engine)
  const nothing = { givenName: null, familyName: null, locale: null, zoneinfo: null }
  await db().person.update({
    where: { id: scene.person.personId },
    data: { ...nothing, emailVerified: null },
  })
  const { body } = await tokensFor(scene, { scope: 'openid profile email' })
  expect(Object.keys(await userInfoOf(scene, body)).sort()).toEqual([
    'email',
    'name',
    'preferred_username',
    'sub',
    'updated_at',
  ])
})

onBothPaths(() => {
  test('an ID token has the hash of its access token, and after a refresh no nonce', async ({
    engine,
    formType,
  }) => {
    const { party, ...scene } = await begin(engine)
    const asked = { headers: { 'content-type': formType } }
    const request = await requestFor(party, { nonce: 'n-1' })
    const back = await approve(scene.browser, request.url, scene.person)
    const first = await (await redeem(party, request, back, asked)).json()
    const second = await (await refresh(party, first.refresh_token)).json()
    const [before, after] = [decodeJwt(first.id_token), decodeJwt(second.id_token)]
    expect([before.nonce, after.nonce]).toEqual(['n-1', undefined])
    for (const [{ access_token: token }, claims] of [
      [first, before],
      [second, after],
    ] as const) {
      const half = createHash('sha256').update(token).digest().subarray(0, 16)
      expect(claims.at_hash).toBe(half.toString('base64url'))
      expect([claims.aud, claims.azp]).toEqual([party.appId, undefined])
    }
    const same = ['sub', 'acr', 'amr', 'auth_time', 'name', 'email_verified']
    for (const name of same) expect([name, after[name]]).toEqual([name, before[name]])
  })

  test('an app whose ID tokens are short has name and email at userinfo alone', async ({
    engine,
    formType,
  }) => {
    const scene = await begin(engine, { claimsInIdToken: 'sign_in_only' })
    const { party } = scene
    const request = await requestFor(party, { nonce: 'n-1' })
    const back = await approve(scene.browser, request.url, scene.person)
    const asked = { headers: { 'content-type': formType } }
    const body = await (await redeem(party, request, back, asked)).json()
    const again = await (await refresh(party, body.refresh_token)).json()
    for (const answer of [body, again]) {
      const claims = decodeJwt(answer.id_token)
      expect([claims.name, claims.email, claims.acr, claims.amr]).toEqual([
        undefined,
        undefined,
        '1',
        ['pwd'],
      ])
      expect(await userInfoOf(scene, answer)).toMatchObject({ name: 'Bo Vik' })
    }
  })
})

test('organization and role are told as the app has chosen, the role only of its own people', async ({
  engine,
}) => {
  const { party, person, browser } = await begin(engine)
  const colleague = await makePerson('Col')
  const { organizationId } = party.organization
  await db().membership.update({
    where: {
      personId_organizationId: {
        personId: colleague.personId,
        organizationId: colleague.organizationId,
      },
    },
    data: { organizationId, role: 'support' },
  })
  const told = async (who: Actor, roleClaim: string, organizationClaim = true) => {
    await change(party, { roleClaim, organizationClaim })
    const scene = { party, person: who, browser: new Browser(engine.origin) }
    const quick = await tokensFor(scene, { scope: 'openid profile offline_access' })
    const slow = await tokensFor(scene, { scope: 'openid profile' })
    const claims = await userInfoOf(scene, slow.body)
    const pick = ({ org_id, roles, groups }: Claims) => ({ org_id, roles, groups })
    expect([pick(quick.idToken), pick(slow.idToken)]).toEqual([pick(claims), pick(claims)])
    return pick(claims)
  }
  expect(await told(colleague, 'none', false)).toEqual({})
  expect(await told(colleague, 'none')).toEqual({ org_id: organizationId })
  expect(await told(colleague, 'roles', false)).toEqual({ roles: ['support'] })
  expect(await told(colleague, 'roles')).toEqual({ org_id: organizationId, roles: ['support'] })
  expect(await told(colleague, 'groups')).toEqual({ org_id: organizationId, groups: ['support'] })
  expect(await told(person, 'roles')).toEqual({ org_id: person.organizationId })
  expect(browser.origin).toBe(engine.origin)
})

test('acr and amr say how the person has signed in, and acr_values is heard', async ({
  engine,
}) => {
  const scene = await begin(engine)
  const { browser, person } = scene
  const acr = async (parameters: Record<string, string>) =>
    (await tokensFor(scene, { scope: 'openid', ...parameters })).idToken.acr
  expect(await acr({})).toBe('1')
  expect([await acr({ acr_values: '2 1' }), await acr({ acr_values: 'urn:mace:silver' })]).toEqual([
    '1',
    '1',
  ])
  const strong = new Browser(engine.origin)
  await signIn(strong, person, ['pwd', 'pop', 'mfa'])
  scene.browser = strong
  const both = await tokensFor(scene, { scope: 'openid' })
  expect([both.idToken.acr, both.idToken.amr]).toEqual(['2', ['pwd', 'pop', 'mfa']])
  expect([await acr({ acr_values: '1' }), await acr({ acr_values: 'phr 2' })]).toEqual(['1', 'phr'])
  expect(browser).not.toBe(strong)
  const unknown = new Browser(engine.origin)
  await signIn(unknown, person, [])
  scene.browser = unknown
  const { idToken } = await tokensFor(scene, { scope: 'openid' })
  expect([idToken.acr, idToken.amr]).toEqual(['1', undefined])
})
