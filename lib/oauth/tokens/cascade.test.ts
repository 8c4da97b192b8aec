import type { Actor } from '@/lib/actor'
import { moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { giveSecret, makeOrganization, retire } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  oauth,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'

/** An app with tokens of a person, a code that waits, and a second secret to ask with. */
async function setUp(origin: string) {
  const party = await makeRelyingParty(origin, { clientCredentials: true })
  const person = await makePerson()
  const browser = new Browser(origin)
  const first = await requestFor(party)
  const tokens = await (
    await redeem(party, first, await approve(browser, first.url, person))
  ).json()
  const request = await requestFor(party)
  const back = await browser.follow(request.url)
  const second = await giveSecret(party.appId, { slot: 2 })
  const withSecond = { ...party, auth: oauth.ClientSecretBasic(second.value) }
  return { party, person, tokens, request, back, withSecond, withSecondValue: second.value }
}

type Setup = Awaited<ReturnType<typeof setUp>>

/** What of the three lives: the code, the refresh token, the access token. */
async function alive({ withSecond, tokens, request, back }: Setup) {
  const access = (await userInfo(withSecond, tokens.access_token)).status === 200
  const code = (await redeem(withSecond, request, back)).status === 200
  const again = (await refresh(withSecond, tokens.refresh_token)).status === 200
  return { code, refresh: again, access }
}

const ALL = { code: true, refresh: true, access: true }
const NONE = { code: false, refresh: false, access: false }

/** Makes the person a member of this organization, disabled there since `disabledAt`. */
function join({ personId }: Actor, organizationId: string, disabledAt: Date | null) {
  const membership = { personId, organizationId, role: 'developer' as const, createdAt: now() }
  return db().membership.create({ data: { ...membership, disabledAt } })
}

const CELLS: { what: string; end: (setup: Setup) => Promise<unknown>; left: typeof ALL }[] = [
  { what: 'nothing', end: async () => undefined, left: ALL },
  {
    what: 'revoking a secret with its tokens',
    end: ({ party }) => retire(party.secretId, 'revoked'),
    left: { ...NONE, code: true },
  },
  {
    what: 'revoking a secret and keeping its tokens',
    end: ({ party }) => retire(party.secretId, 'revoked_keeping_tokens'),
    left: ALL,
  },
  {
    what: 'a secret that expires',
    end: ({ party }) => retire(party.secretId, 'expired'),
    left: ALL,
  },
  {
    what: 'regenerating the secrets',
    end: ({ party }) => retire(party.secretId, 'regenerated'),
    left: NONE,
  },
  {
    what: 'suspending the app',
    end: ({ party }) =>
      db().app.update({ where: { id: party.appId }, data: { suspendedAt: now() } }),
    left: NONE,
  },
  {
    what: 'deleting the app',
    end: ({ party }) => db().app.update({ where: { id: party.appId }, data: { deletedAt: now() } }),
    left: NONE,
  },
  {
    what: 'revoking the grant',
    end: ({ party }) => db().grant.deleteMany({ where: { appId: party.appId } }),
    left: NONE,
  },
  {
    what: 'disabling the person',
    end: ({ person }) =>
      db().person.update({ where: { id: person.personId }, data: { disabledAt: now() } }),
    left: NONE,
  },
  {
    what: "disabling the person in the app's organization",
    end: ({ person, party }) => join(person, party.organization.organizationId, now()),
    left: NONE,
  },
  {
    what: 'disabling the person in another organization',
    end: async ({ person }) => join(person, (await makeOrganization()).organizationId, now()),
    left: ALL,
  },
]

for (const { what, end, left } of CELLS) {
  test(`${what} ends at once what it should, and nothing else`, async ({ engine }) => {
    const here = await setUp(engine.origin)
    await end(here)
    expect(await alive(here)).toEqual(left)
  })
}

test('regenerating reaches what a secret had minted before it expired, or was revoked without', async ({
  engine,
}) => {
  for (const earlier of ['expired', 'revoked_keeping_tokens'] as const) {
    const here = await setUp(engine.origin)
    await retire(here.party.secretId, earlier)
    moveClock(1)
    const leaked = await giveSecret(here.party.appId)
    await retire(leaked.id, 'regenerated')
    expect(await alive(here)).toEqual(NONE)
    moveClock(1)
    const { id, value } = await giveSecret(here.party.appId)
    const headers = basic(here.party.appId, value)
    const mint = () => engine.post('/oauth2/token', 'grant_type=client_credentials', headers)
    const token = String((await mint()).body.access_token)
    await retire(id, 'expired')
    const other = basic(here.party.appId, here.withSecondValue)
    expect((await engine.post('/oauth2/introspect', { token }, other)).body.active).toBe(true)
  }
})

test('whoever is disabled in the organization of an app lets it in no more', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  await join(person, party.organization.organizationId, now())
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, person)
  expect(back.searchParams.get('error')).toBe('access_denied')
  expect(await db().grant.count()).toBe(0)
})

test('a grant that was revoked does not come back with its tokens', async ({ engine }) => {
  const { party, person, tokens } = await setUp(engine.origin)
  await db().grant.deleteMany({})
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, person)
  expect((await redeem(party, request, back)).status).toBe(200)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect((await refresh(party, tokens.refresh_token)).status).toBe(400)
})

test('who revokes a refresh token ends its family, and keeps what was agreed', async ({
  engine,
}) => {
  const { party, person, tokens } = await setUp(engine.origin)
  const elsewhere = new Browser(engine.origin)
  const request = await requestFor(party)
  const answer = await redeem(party, request, await approve(elsewhere, request.url, person))
  const others = await answer.json()
  const { as, client, auth } = party
  const insecure = { [oauth.allowInsecureRequests]: true }
  await oauth.revocationRequest(as, client, auth, tokens.refresh_token, insecure)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect((await refresh(party, tokens.refresh_token)).status).toBe(400)
  expect((await userInfo(party, others.access_token)).status).toBe(200)
  expect((await refresh(party, others.refresh_token)).status).toBe(200)
})
