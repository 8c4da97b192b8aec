import { createServer } from 'node:http'
import { now } from '@/lib/clock'
import { pool } from '@/lib/db/pool'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { makeApi } from '../resources/testing/apis'
import { giveSecret, makeApp } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, expect, startSecondEngine, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'
import { endFamily } from './family-store'
import { REFRESH_TOKEN_SECONDS } from './token-ttl'
import { storedUnder } from './token-value'

type Tokens = { access_token: string; refresh_token: string }

const SCOPE = 'openid email orders.read offline_access'

async function codeFor(origin: string, party: RelyingParty, person = makePerson()) {
  const request = await requestFor(party, { scope: SCOPE })
  const back = await approve(new Browser(origin), request.url, await person)
  return { request, back, code: String(back.searchParams.get('code')) }
}

/** An app with a person's tokens of two devices. */
async function twoDevices(origin: string) {
  const party = await makeRelyingParty(origin)
  const person = makePerson()
  const { request, back, code } = await codeFor(origin, party, person)
  const tokens: Tokens = await (await redeem(party, request, back)).json()
  const other = await codeFor(origin, party, person)
  const others: Tokens = await (await redeem(party, other.request, other.back)).json()
  return { party, request, back, code, tokens, others }
}

/** Whether the access token and the refresh token work. The refresh token is spent by it. */
async function alive(party: RelyingParty, { access_token, refresh_token }: Tokens) {
  const access = (await userInfo(party, access_token)).status === 200
  return [access, (await refresh(party, refresh_token)).status === 200]
}

const REFUSED = [400, 'invalid_grant']
const outcome = async (answer: Response) => [answer.status, (await answer.json()).error]

test('a code redeemed twice ends what came of it, and neither another device nor the consent', async ({
  engine,
}) => {
  const { party, request, back, tokens, others } = await twoDevices(engine.origin)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
  expect(await outcome(await redeem(party, request, back))).toEqual(REFUSED)
  expect(await alive(party, tokens)).toEqual([false, false])
  expect(await alive(party, others)).toEqual([true, true])
  expect((await pool().query('SELECT 1 FROM app_grant')).rowCount).toBe(1)
})

test('a refresh token used twice ends its family, and neither another device nor the consent', async ({
  engine,
}) => {
  const { party, tokens, others } = await twoDevices(engine.origin)
  const second: Tokens = await (await refresh(party, tokens.refresh_token)).json()
  const third: Tokens = await (await refresh(party, second.refresh_token)).json()
  expect(await outcome(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
  for (const access_token of [tokens, second, third].map((one) => one.access_token)) {
    expect((await userInfo(party, access_token)).status).toBe(401)
  }
  expect(await alive(party, third)).toEqual([false, false])
  expect(await alive(party, others)).toEqual([true, true])
  expect((await pool().query('SELECT 1 FROM app_grant')).rowCount).toBe(1)
})

test('what was got in exchange for a token of the family dies with it', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { identifier: resource } = await makeApi(party.organization, { tokenFormat: 'opaque' })
  const { request, back } = await codeFor(engine.origin, party)
  const tokens: Tokens = await (await redeem(party, request, back)).json()
  const service = await makeApp(party.organization)
  const headers = basic(service, (await giveSecret(service)).value)
  const grant = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: tokens.access_token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    resource,
  }
  const { body } = await engine.post('/oauth2/token', grant, headers)
  const token = String(body.access_token)
  const lives = async () =>
    (await engine.post('/oauth2/introspect', { token }, headers)).body.active
  expect(await lives()).toBe(true)
  await redeem(party, request, back)
  expect(await lives()).toBe(false)
})

test('of many who redeem one code at two processes at once, one gets tokens, and they end', async ({
  engine,
}) => {
  const other = await startSecondEngine(createServer())
  const party = await makeRelyingParty(engine.origin)
  const there = { ...party, as: { ...party.as, token_endpoint: `${other.at}/oauth2/token` } }
  const { request, back } = await codeFor(engine.origin, party)
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => redeem(n % 2 ? party : there, request, back)),
  )
  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([200, ...Array(11).fill(400)])
  expect(await alive(party, bodies[statuses.indexOf(200)])).toEqual([false, false])
  other.close()
})

test('a family that ends while a refresh is being written is dead for good, the new tokens too', async ({
  engine,
}) => {
  const { party, tokens, request, back } = await twoDevices(engine.origin)
  const client = await pool().connect()
  await client.query('BEGIN')
  const digest = storedUnder(tokens.refresh_token)
  await client.query('SELECT 1 FROM artifact WHERE digest = $1 FOR UPDATE', [digest])
  const refreshing = refresh(party, tokens.refresh_token)
  await expect.poll(waitingForLocks).toBe(1)
  expect(await outcome(await redeem(party, request, back))).toEqual(REFUSED)
  await client.query('COMMIT')
  client.release()
  expect(await alive(party, await (await refreshing).json())).toEqual([false, false])
})

test('that a family has ended is remembered as long as a token of it could live', async ({
  engine,
}) => {
  const { code } = await twoDevices(engine.origin)
  await endFamily(storedUnder(code))
  const { rows } = await pool().query('SELECT expires_at FROM token_family')
  const lastToken = now().getTime() + REFRESH_TOKEN_SECONDS * 1000
  expect(rows[0].expires_at.getTime()).toBeGreaterThan(lastToken)
})
