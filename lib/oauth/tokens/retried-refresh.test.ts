import { createServer } from 'node:http'
import { moveClock } from '@/lib/clock'
import { pool } from '@/lib/db/pool'
import { Browser } from '../testing/browser'
import { expect, startSecondEngine, test } from '../testing/engine-test'
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
  userInfo,
} from '../testing/relying-party'
import { sweepArtifacts } from './sweep-artifacts'

type Options = Parameters<typeof makeRelyingParty>[1]
type Tokens = { access_token: string; refresh_token: string; scope: string }

const NATIVE = { type: 'native', redirectUri: 'http://127.0.0.1/cb' } as const

/** An app with the tokens of a person. */
async function begin(origin: string, options?: Options, how: object = {}) {
  const party = await makeRelyingParty(origin, options)
  const request = await requestFor(party)
  const back = await approve(new Browser(origin), request.url, await makePerson())
  const tokens: Tokens = await (await redeem(party, request, back, how)).json()
  return { party, tokens }
}

async function ask({ as, client, auth }: RelyingParty, token: string, how: object = {}) {
  const answer = await oauth.refreshTokenGrantRequest(
    ...([as, client, auth, token, { ...INSECURE, ...how }] as const),
  )
  return { status: answer.status, body: (await answer.json()) as Tokens & { error: string } }
}

for (const options of [undefined, NATIVE]) {
  const who = options ? 'a public app' : 'an app with a secret'
  test(`${who} that lost the answer gets the same refresh token again, and an access token`, async ({
    engine,
  }) => {
    const { party, tokens } = await begin(engine.origin, options)
    const first = await ask(party, tokens.refresh_token)
    moveClock(29)
    const again = await ask(party, tokens.refresh_token)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body.refresh_token).toBe(first.body.refresh_token)
    expect(again.body.access_token).not.toBe(first.body.access_token)
    for (const { access_token } of [first.body, again.body]) {
      expect((await userInfo(party, access_token)).status).toBe(200)
    }
    expect((await refresh(party, again.body.refresh_token)).status).toBe(200)
    const { rows } = await pool().query("SELECT 1 FROM artifact WHERE kind = 'RefreshToken'")
    expect(rows).toHaveLength(3)
  })
}

test('all who refresh at the same time at two processes get one successor, and nothing dies', async ({
  engine,
}) => {
  const other = await startSecondEngine(createServer())
  const { party, tokens } = await begin(engine.origin)
  const there = { ...party, as: { ...party.as, token_endpoint: `${other.at}/oauth2/token` } }
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => ask(n % 2 ? party : there, tokens.refresh_token)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
  expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1)
  for (const { body } of answers) {
    expect((await userInfo(party, body.access_token)).status).toBe(200)
  }
  expect((await refresh(party, String(answers[0]?.body.refresh_token))).status).toBe(200)
  other.close()
})

type Again = { party: RelyingParty; tokens: Tokens; next: Tokens }

const REUSES: Record<string, (again: Again) => Promise<RelyingParty>> = {
  'after the time is over': async ({ party }) => {
    moveClock(30)
    return party
  },
  'by another app': ({ party }) => makeRelyingParty(String(party.as.issuer)),
  'after its successor was used': async ({ party, next }) => {
    const { refresh_token } = (await ask(party, next.refresh_token)).body
    next.refresh_token = refresh_token
    return party
  },
  'where the policy allows no retry': async ({ party }) => {
    await setPolicy(party.organization.organizationId, { refreshReuseSeconds: 0 })
    return party
  },
}

for (const [when, prepare] of Object.entries(REUSES)) {
  test(`a spent refresh token that is sent ${when} ends its family`, async ({ engine }) => {
    const { party, tokens } = await begin(engine.origin)
    const next = (await ask(party, tokens.refresh_token)).body
    const by = await prepare({ party, tokens, next })
    const again = await ask(by, tokens.refresh_token)
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant'])
    expect((await userInfo(party, next.access_token)).status).toBe(401)
    expect((await refresh(party, next.refresh_token)).status).toBe(400)
  })
}

test('a retry may ask for less, and the refresh token keeps everything', async ({ engine }) => {
  const { party, tokens } = await begin(engine.origin)
  const first = await ask(party, tokens.refresh_token)
  const less = { additionalParameters: { scope: 'openid email' } }
  const again = await ask(party, tokens.refresh_token, less)
  expect([again.body.scope, again.body.refresh_token]).toEqual([
    'openid email',
    first.body.refresh_token,
  ])
  expect((await ask(party, again.body.refresh_token)).body.scope).toBe(tokens.scope)
  const more = { additionalParameters: { scope: 'openid orders.read' } }
  expect((await ask(party, first.body.refresh_token, more)).body.error).toBe('invalid_scope')
})

test('a retry of a bound refresh token needs the same key, and another key ends nothing', async ({
  engine,
}) => {
  const DPoP = oauth.DPoP({}, await oauth.generateKeyPair('ES256'))
  const { party, tokens } = await begin(engine.origin, NATIVE, { DPoP })
  const first = await ask(party, tokens.refresh_token, { DPoP })
  const thief = oauth.DPoP({}, await oauth.generateKeyPair('ES256'))
  for (const how of [{ DPoP: thief }, {}]) {
    expect((await ask(party, tokens.refresh_token, how)).status).toBe(400)
  }
  const again = await ask(party, tokens.refresh_token, { DPoP })
  expect(again.body.refresh_token).toBe(first.body.refresh_token)
})

test('the successor is kept for a retry only: sealed, one for a family, and for as long as the policy says', async ({
  engine,
}) => {
  const { party, tokens } = await begin(engine.origin)
  const kept = async () =>
    (await pool().query('SELECT sealed_successor AS sealed, token_family::text FROM token_family'))
      .rows
  expect(await kept()).toEqual([])
  const first = await ask(party, tokens.refresh_token)
  const [before] = await kept()
  await ask(party, first.body.refresh_token)
  const [after, ...more] = await kept()
  expect(more).toEqual([])
  expect(after.sealed.equals(before.sealed)).toBe(false)
  expect(before.token_family).not.toContain(first.body.refresh_token)
  moveClock(31)
  await sweepArtifacts()
  expect(await kept()).toEqual([])
})
