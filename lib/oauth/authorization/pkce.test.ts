import type { AppPkce } from '@/lib/apps/fields/field'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { GRANT_TYPES, type PkceDemand } from '@/lib/policies/policy'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  oauth,
  type RelyingParty,
  redeem,
  requestFor,
} from '../testing/relying-party'

const NONE = { code_challenge: null, code_challenge_method: null }

/** What a request may be bound by. */
const REQUESTS = {
  neither: { ...NONE, scope: 'openid' },
  'plain OAuth': { ...NONE, scope: 'orders.read' },
  'a nonce without openid': { ...NONE, scope: 'orders.read', nonce: 'n' },
  'a nonce': { ...NONE, scope: 'openid', nonce: 'n' },
  PKCE: { scope: 'openid' },
}

async function setPolicy(party: RelyingParty, pkce: PkceDemand): Promise<void> {
  const { organizationId } = party.organization
  const row = { pkce, allowedGrantTypes: [...GRANT_TYPES], updatedAt: now() }
  await db().policy.upsert({
    where: { organizationId },
    create: { organizationId, ...row },
    update: row,
  })
}

/** Which requests are asked of a person, and why the others are not. */
async function taken({ origin }: EngineUnderTest, party: RelyingParty): Promise<string[]> {
  const outcomes = Object.entries(REQUESTS).map(async ([name, changes]) => {
    const to = await new Browser(origin).follow((await requestFor(party, changes)).url)
    if (to.pathname.startsWith('/interaction/')) return name
    const why = to.searchParams.get('error_description')
    // A nonce is of OpenID Connect, so the engine refuses it without `openid`.
    if (changes.scope === 'orders.read' && 'nonce' in changes && !why?.includes('code_challenge'))
      return ''
    expect([to.searchParams.get('error'), why]).toEqual([
      'invalid_request',
      expect.stringMatching(/^code_challenge is missing: .*PKCE/),
    ])
    return ''
  })
  return (await Promise.all(outcomes)).filter(Boolean)
}

const ALL = ['neither', 'plain OAuth', 'a nonce', 'PKCE']

const RULES: [PkceDemand, AppPkce, string[]][] = [
  ['where_it_protects', 'when_sent', ALL],
  ['where_it_protects', 'by_policy', ['a nonce', 'PKCE']],
  ['where_it_protects', 'always', ['PKCE']],
  ['always', 'when_sent', ['PKCE']],
  ['public_apps', 'by_policy', ALL],
  ['public_apps', 'always', ['PKCE']],
]

for (const [policy, ofApp, expected] of RULES) {
  test(`policy ${policy}, app ${ofApp}: ${expected.join(', ')}`, async ({ engine }) => {
    const party = await makeRelyingParty(engine.origin, { pkce: ofApp })
    await setPolicy(party, policy)
    expect(await taken(engine, party)).toEqual(expected)
  })
}

test('a new app at its defaults needs none; an app without a secret always does', async ({
  engine,
}) => {
  expect(await taken(engine, await makeRelyingParty(engine.origin))).toEqual(ALL)
  const redirectUri = 'http://127.0.0.1/callback'
  const native = await makeRelyingParty(engine.origin, { type: 'native', redirectUri })
  await setPolicy(native, 'public_apps')
  expect(await taken(engine, native)).toEqual(['PKCE'])
})

test('what is offered is enforced, and a verifier without a challenge is refused (RFC 9700 §4.8.2)', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const person = await makePerson()
  const offered = await requestFor(party)
  const without = { ...offered, verifier: oauth.nopkce as unknown as string }
  const answer = await redeem(party, without, await approve(browser, offered.url, person))
  expect([answer.status, (await answer.json()).error]).toEqual([400, 'invalid_grant'])
  const downgraded = await requestFor(party, NONE)
  const back = await approve(browser, downgraded.url, person)
  const late = await redeem(party, downgraded, back)
  expect([late.status, (await late.json()).error]).toEqual([400, 'invalid_grant'])
})
