import { decodeJwt } from 'jose'
import { db } from '@/lib/db/client'
import { authorizationQuery } from '@/lib/grants/authorization-query'
import { listAuthorizations } from '@/lib/grants/list-authorizations'
import { readInteraction } from '../interaction/read-interaction'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { agree, approve, interactionRef, makePerson, signIn } from '../testing/people'
import { makeRelyingParty, redeem, requestFor, userInfo } from '../testing/relying-party'

async function begin(engine: EngineUnderTest) {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson('Bo Vik')
  await db().person.update({
    where: { id: person.personId },
    data: { givenName: 'Bo', emailVerified: true },
  })
  return { party, person, browser: new Browser(engine.origin) }
}

type Scene = Awaited<ReturnType<typeof begin>>

async function ask({ party, person, browser }: Scene, claims: unknown, more = {}) {
  const request = await requestFor(party, {
    scope: 'openid',
    claims: JSON.stringify(claims),
    ...more,
  })
  const back = await approve(browser, request.url, person)
  if (back.searchParams.has('error')) return { error: back.searchParams.get('error') }
  const body = await (await redeem(party, request, back)).json()
  const about = await (await userInfo(party, body.access_token)).json()
  return { about, idToken: decodeJwt(body.id_token), body }
}

test('a claim that is requested alone stands where it was requested, and nowhere else', async ({
  engine,
}) => {
  const scene = await begin(engine)
  const { about, idToken } = await ask(scene, {
    userinfo: { given_name: { essential: true }, favourite_colour: null },
    id_token: { email: null, auth_time: { essential: true } },
  })
  const { person } = scene
  expect(about).toEqual({ sub: person.personId, given_name: 'Bo' })
  expect([idToken?.email, idToken?.given_name]).toEqual([expect.any(String), undefined])
})

test('an app with short ID tokens gets there what it asks for by name', async ({ engine }) => {
  const scene = await begin(engine)
  const data = { claimsInIdToken: 'sign_in_only', version: { increment: 1 } } as const
  await db().app.update({ where: { id: scene.party.appId }, data })
  const claims = { id_token: { name: null } }
  const { idToken, about } = await ask(scene, claims, { scope: 'openid profile email' })
  expect([idToken?.name, idToken?.email]).toEqual(['Bo Vik', undefined])
  expect(about).toMatchObject({ name: 'Bo Vik', email: expect.any(String) })
})

test('the person reads what is requested alone, agrees once, and finds it again', async ({
  engine,
}) => {
  const scene = await begin(engine)
  const { party, person, browser } = scene
  await ask(scene, { userinfo: { name: null } })
  const claims = JSON.stringify({ userinfo: { name: null, email_verified: null, sub: null } })
  const request = await requestFor(party, { scope: 'openid', claims })
  const at = await browser.follow(request.url)
  const view = await readInteraction(interactionRef(browser, at.pathname))
  expect(view?.scopes.map(({ name, sentence, isNew }) => [name, sentence, isNew])).toEqual([
    ['openid', expect.any(String), false],
    ['name', 'Read your name.', false],
    ['email_verified', 'See whether your email address is verified.', true],
  ])
  await agree(browser, at, person)
  const [authorization] = (await listAuthorizations(person, authorizationQuery.parse({})))
    .authorizations
  expect(authorization?.scopes.map(({ name }) => name)).toEqual([
    'openid',
    'name',
    'email_verified',
  ])
  const again = await browser.follow((await requestFor(party, { scope: 'openid', claims })).url)
  expect(again.searchParams.get('code')).toBeTruthy()
})

test('where an app is told of organization or role, the person reads so, before and afterwards', async ({
  engine,
}) => {
  const { party, person, browser } = await begin(engine)
  const data = {
    organizationClaim: true,
    roleClaim: 'groups',
    version: { increment: 1 },
  } as const
  await db().app.update({ where: { id: party.appId }, data })
  await signIn(browser, person)
  const scope = 'openid profile'
  const at = await browser.follow((await requestFor(party, { scope })).url)
  const view = await readInteraction(interactionRef(browser, at.pathname))
  expect(view?.scopes.slice(-2).map(({ sentence }) => sentence)).toEqual([
    'See which organization you are in.',
    'See which role you have in its organization.',
  ])
  await agree(browser, at, person)
  const page = await listAuthorizations(person, authorizationQuery.parse({}))
  const names = page.authorizations[0]?.scopes.map(({ name }) => name)
  expect(names).toEqual(['openid', 'profile', 'org_id', 'groups'])
})

test('a claims parameter of another form is refused', async ({ engine }) => {
  const scene = await begin(engine)
  const wrong = [
    'x',
    [],
    {},
    { userinfo: 1 },
    { id_token: { acr: { values: '1' } } },
    { id_token: { acr: { value: 1 } } },
    { id_token: { name: 'yes' } },
    { userinfo: { name: { essential: 'true' } } },
    { id_token: { sub: { value: 7 } } },
  ]
  for (const claims of wrong) {
    expect([claims, await ask(scene, claims)]).toEqual([claims, { error: 'invalid_request' }])
  }
})

test('an app that wants somebody else gets nobody', async ({ engine }) => {
  const scene = await begin(engine)
  const { party, person } = scene
  const other = await makePerson('Eve')
  for (const where of ['userinfo', 'id_token']) {
    const about = (sub: string) => ({ [where]: { sub: { value: sub } } })
    expect(await ask(scene, about(person.personId))).toMatchObject({
      idToken: { sub: person.personId },
    })
    expect(await ask(scene, about(other.personId))).toEqual({ error: 'login_required' })
    expect(await ask(scene, about(other.personId), { prompt: 'none' })).toEqual({
      error: 'login_required',
    })
  }
  const { body } = await ask(scene, { userinfo: { sub: null } })
  const hint = { id_token_hint: body.id_token }
  const hinted = async (who: typeof person) => {
    const browser = new Browser(engine.origin)
    const back = await approve(browser, (await requestFor(party, hint)).url, who)
    return back.searchParams.get('error')
  }
  expect([await hinted(person), await hinted(other)]).toEqual([null, 'login_required'])
})

test('an essential acr is reached, or the app is told so', async ({ engine }) => {
  const scene = await begin(engine)
  const essential = (values: string[]) => ({ id_token: { acr: { essential: true, values } } })
  expect((await ask(scene, essential(['phr', '1']))).idToken?.acr).toBe('1')
  const none = await ask(scene, essential(['2']), { prompt: 'none' })
  expect(none).toEqual({ error: 'unmet_authentication_requirements' })
  expect((await ask(scene, { id_token: { acr: { values: ['2'] } } })).idToken?.acr).toBe('1')
  const voluntary = { id_token: { acr: { essential: true, value: '1' } } }
  expect((await ask(scene, voluntary, { acr_values: '2' })).idToken?.acr).toBe('1')
  // A person who has just signed in for this request, and has no second factor.
  const { party, person } = scene
  const browser = new Browser(engine.origin)
  const claims = JSON.stringify(essential(['2']))
  const at = await browser.follow((await requestFor(party, { scope: 'openid', claims })).url)
  await signIn(browser, person)
  const back = await agree(browser, at, person)
  expect(back.searchParams.get('error')).toBe('unmet_authentication_requirements')
  await signIn(browser, person, ['pwd', 'otp', 'mfa'])
  const strong = await requestFor(party, { scope: 'openid', claims })
  expect(
    (await agree(browser, await browser.follow(strong.url), person)).searchParams.get('error'),
  ).toBe(null)
})
