import { createServer } from 'node:http'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { expect, startSecondEngine, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, refresh, requestFor, userInfo } from '../testing/relying-party'

async function codeFor(origin: string) {
  const party = await makeRelyingParty(origin)
  const person = await makePerson()
  const request = await requestFor(party)
  const back = await approve(new Browser(origin), request.url, person)
  return { party, person, request, back }
}

test('a code redeemed twice yields nothing and ends everything that came of it', async ({
  engine,
}) => {
  const { party, request, back } = await codeFor(engine.origin)
  const first = await (await redeem(party, request, back)).json()
  expect((await userInfo(party, first.access_token)).status).toBe(200)
  const second = await redeem(party, request, back)
  expect([second.status, (await second.json()).error]).toEqual([400, 'invalid_grant'])
  expect((await userInfo(party, first.access_token)).status).toBe(401)
  const again = await refresh(party, first.refresh_token)
  expect([again.status, (await again.json()).error]).toEqual([400, 'invalid_grant'])
  expect(await db().grant.count()).toBe(0)
})

test('a refresh token used twice ends its family', async ({ engine }) => {
  const { party, request, back } = await codeFor(engine.origin)
  const first = await (await redeem(party, request, back)).json()
  const second = await (await refresh(party, first.refresh_token)).json()
  expect((await userInfo(party, second.access_token)).status).toBe(200)
  expect((await refresh(party, first.refresh_token)).status).toBe(400)
  expect((await userInfo(party, second.access_token)).status).toBe(401)
  expect((await refresh(party, second.refresh_token)).status).toBe(400)
})

test('of many who redeem one code, or one refresh token, at two processes at once, one gets tokens', async ({
  engine,
}) => {
  const other = await startSecondEngine(createServer())
  for (const kind of ['code', 'refresh token']) {
    const { party, request, back } = await codeFor(engine.origin)
    const there = { ...party, as: { ...party.as, token_endpoint: `${other.at}/oauth2/token` } }
    const first = kind === 'code' ? null : await (await redeem(party, request, back)).json()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        const at = n % 2 ? party : there
        return first ? refresh(at, first.refresh_token) : redeem(at, request, back)
      }),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect([kind, statuses]).toEqual([kind, [200, ...Array(11).fill(400)]])
  }
  other.close()
})
