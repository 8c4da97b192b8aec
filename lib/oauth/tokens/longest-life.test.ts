import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { setPolicy } from '../testing/programs'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
} from '../testing/relying-party'

/** A refresh token of a person, the first of its family. */
async function aRefreshToken({ origin }: EngineUnderTest) {
  const party = await makeRelyingParty(origin)
  const request = await requestFor(party)
  const back = await approve(new Browser(origin), request.url, await makePerson())
  const { refresh_token } = await (await redeem(party, request, back)).json()
  return { party, token: String(refresh_token) }
}

/** Refreshes; answers the next refresh token, or the error. */
async function next(party: RelyingParty, token: string): Promise<string> {
  const { refresh_token, error } = await (await refresh(party, token)).json()
  return refresh_token ?? error
}

const daysLeft = async () => {
  const where = { kind: 'RefreshToken', consumedAt: null }
  const { expiresAt } = await db().artifact.findFirstOrThrow({
    where,
    orderBy: { expiresAt: 'desc' },
  })
  return Math.round((Number(expiresAt) - now().getTime()) / 1000 / DAY)
}

test('a family of refresh tokens ends when the policy says, however often it is used', async ({
  engine,
}) => {
  const { party, token: first } = await aRefreshToken(engine)
  let token = first
  for (const left of [60, 60, 30]) {
    moveClock(50 * DAY)
    await fetch(`${engine.origin}/oauth2/jwks`)
    token = await next(party, token)
    expect(token).toMatch(/^[\w-]{44}$/)
    expect(await daysLeft()).toBe(left)
  }
  moveClock(29 * DAY)
  token = await next(party, token)
  expect(await daysLeft()).toBe(1)
  moveClock(DAY)
  expect(await next(party, token)).toBe('invalid_grant')
})

test('a shorter policy counts from the next request on, and a longer one again', async ({
  engine,
}) => {
  const { party, token } = await aRefreshToken(engine)
  const { organizationId } = party.organization
  const isActive = async () => {
    const { as, client, auth } = party
    const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
    return (await oauth.processIntrospectionResponse(as, client, answer)).active
  }
  moveClock(8 * DAY)
  expect(await isActive()).toBe(true)
  await setPolicy(organizationId, { refreshMaxDays: 7 })
  expect(await isActive()).toBe(false)
  expect(await next(party, token)).toBe('invalid_grant')
  await setPolicy(organizationId, { refreshMaxDays: 9 })
  expect(await isActive()).toBe(true)
  expect(await next(party, token)).toMatch(/^[\w-]{44}$/)
  expect(await daysLeft()).toBe(1)
})
