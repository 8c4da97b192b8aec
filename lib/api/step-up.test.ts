import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { anAppOf, aPerson, expect, test, tokensOf } from './testing/api-test'

const SCOPE = 'openid offline_access secrets:issue secrets:revoke'
const SECRET = { name: 'Nightly', expires_in_days: 30 }

test('a secret is made with the proof of a fresh sign-in, and its value is shown once', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const made = await api(`POST /apps/${appId}/secrets`, { token, body: SECRET })
  expect([made.status, made.body]).toMatchObject([
    201,
    { name: 'Nightly', slot: 1, status: 'active', value: expect.stringMatching(/^kt_cs_/) },
  ])
  const events = await db().auditEvent.findMany({ where: { action: 'secret.issued' } })
  expect(events).toMatchObject([{ actorId: person.personId }])
  const stored = JSON.stringify(await db().auditEvent.findMany())
  expect(stored).not.toContain(made.body.value)
})

test('an older sign-in is told how recent it has to be (RFC 9470), and nothing is done', async ({
  engine,
  api,
}) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  moveClock(16 * MINUTE)
  const refused = await api(`POST /apps/${appId}/secrets`, { token, body: SECRET })
  expect([refused.status, refused.body.code]).toEqual([401, 'insufficient_user_authentication'])
  expect(refused.headers.get('www-authenticate')).toContain(
    'Bearer error="insufficient_user_authentication", max_age="900"',
  )
  const { organizationId } = person
  const at = { organizationId, stepUpMinutes: 20, updatedAt: person.provenAt }
  await db().policy.create({ data: at })
  expect((await api(`POST /apps/${appId}/secrets`, { token, body: SECRET })).status).toBe(201)
  moveClock(-16 * MINUTE)
})

test('a token without an audience writes nothing, whatever its scopes', async ({ engine, api }) => {
  const person = await aPerson()
  const appId = await anAppOf(person)
  const { access_token: token } = await tokensOf(engine, person, { scope: SCOPE })
  const digests = await db().artifact.count({ where: { kind: 'AccessToken' } })
  expect(digests).toBe(1)
  const { access_token: plain } = await tokensOf(engine, person, { scope: 'openid apps:read' })
  expect((await api(`GET /apps/${appId}`, { token: plain })).status).toBe(200)
  expect((await api(`GET /apps/${appId}`, { token })).body.code).toBe('scope_missing')
  const refused = await api(`POST /apps/${appId}/secrets`, { token: plain, body: SECRET })
  expect([refused.status, refused.body.code]).toEqual([403, 'scope_missing'])
})
