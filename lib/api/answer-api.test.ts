import type { IncomingMessage } from 'node:http'
import type { Actor } from '@/lib/actor'
import { HOUR, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Browser } from '@/lib/oauth/testing/browser'
import { type EngineUnderTest, expect, test } from '@/lib/oauth/testing/engine-test'
import { approve, makePerson } from '@/lib/oauth/testing/people'
import { makeRelyingParty, oauth, redeem, requestFor } from '@/lib/oauth/testing/relying-party'
import { requireStepUp } from '@/lib/people/require-step-up'
import { answerFrom } from './answer-api'
import { authenticate } from './authenticate'
import { appOperations } from './operations/apps'

const SCOPES = ['apps:read', 'orders.read']

async function makeMember(role: Actor['role']): Promise<Actor> {
  const person = await makePerson()
  await db().membership.updateMany({ where: { personId: person.personId }, data: { role } })
  return person
}

async function tokenOf(engine: EngineUnderTest, person: Actor, scope: string) {
  const party = await makeRelyingParty(engine.origin, { scopes: SCOPES })
  const request = await requestFor(party, { scope })
  const back = await approve(new Browser(engine.origin), request.url, person)
  const answer = await redeem(party, request, back)
  const { as, client } = party
  return (await oauth.processAuthorizationCodeResponse(as, client, answer)).access_token
}

/** Calls an operation with this token, outside of any request of the engine. */
async function call(token: string, work: (actor: Actor) => Promise<unknown> = async () => ({})) {
  const headers = { authorization: `Bearer ${token}` }
  const { status, body } = await answerFrom('apps:read', async () => {
    await work(await authenticate({ headers } as IncomingMessage, { scope: 'apps:read' }))
    return { status: 200, headers: {}, body: {} }
  })
  return { status, body: body as Record<string, unknown> }
}

test('the actor is the token’s person with their present role, and has proven nothing', async ({
  engine,
}) => {
  const person = await makeMember('support')
  const token = await tokenOf(engine, person, 'openid offline_access apps:read')
  const met: Actor[] = []
  expect((await call(token, async (actor) => met.push(actor))).status).toBe(200)
  const { personId, organizationId } = person
  expect(met).toMatchObject([{ personId, organizationId, role: 'support' }])
  expect(() => requireStepUp(met[0] as Actor)).toThrow('proven at 1970')
})

test('the organization’s demand for a second factor is one on sessions, not on tokens', async ({
  engine,
}) => {
  const person = await makeMember('developer')
  const token = await tokenOf(engine, person, 'openid offline_access apps:read')
  const { organizationId } = person
  await db().policy.create({
    data: { organizationId, secondFactorRequired: true, updatedAt: person.provenAt },
  })
  expect((await call(token)).status).toBe(200)
})

test('a token ends here when its hour is over', async ({ engine }) => {
  const token = await tokenOf(engine, await makeMember('developer'), 'openid apps:read')
  expect((await call(token)).status).toBe(200)
  moveClock(HOUR + 1)
  expect((await call(token)).body.code).toBe('access_token_refused')
  moveClock(-HOUR - 1)
})

test('somebody who is in no organization any more reads nothing', async ({ engine }) => {
  const person = await makeMember('developer')
  const token = await tokenOf(engine, person, 'openid offline_access apps:read')
  await db().membership.deleteMany({ where: { personId: person.personId } })
  expect((await call(token)).status).toBe(401)
})

test('a refusal is told as a problem, a defect in one sentence without its cause', async ({
  engine,
}) => {
  const token = await tokenOf(engine, await makeMember('developer'), 'openid apps:read')
  const wrong = await call(token, async (actor) =>
    appOperations[0]?.perform(actor, {
      params: {},
      query: new URLSearchParams('size=1000'),
      body: {},
      ifMatch: null,
    }),
  )
  expect(wrong.body).toMatchObject({
    type: 'about:blank',
    title: 'Unprocessable Entity',
    status: 422,
    code: 'invalid_input',
    fields: { size: 'A page has 1 to 100 apps.' },
  })
  const broken = await call(token, async () => {
    throw new Error('the cause')
  })
  expect([broken.status, broken.body.code]).toEqual([500, 'defect'])
  expect(JSON.stringify(broken.body)).not.toContain('the cause')
})
