import { acceptInput } from '@/lib/accept-input'
import { HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { disablePerson } from '../disable-person'
import { enablePerson } from '../enable-person'
import { inviteAgain } from '../invitations/invite-again'
import { emailVerifiedInput } from '../profile/profile-input'
import { setEmailVerified } from '../profile/set-email-verified'
import { resetSecondFactor } from '../second-factor/reset-second-factor'
import { addApp, begin, state } from '../second-factor/testing/factors'
import { actionsOf, expect, from, outcomeOf, type TestPerson, test } from '../testing/fixtures'
import { checkSession } from './check-session'
import { endMySession } from './end-my-session'
import { endSessionOf } from './end-session-of'
import { endSessionsOf } from './end-sessions-of'
import { listMySessions, listSessionsOf } from './list-sessions'
import { SESSIONS_SHOWN } from './session'
import { startSession } from './start-session'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'

/** A session of this person that was begun with Firefox, at this address. */
function beginAt(who: TestPerson, address: string): Promise<Plaintext> {
  const origin = { ...from(address), userAgent: FIREFOX }
  return startSession({ personId: who.personId, epoch: 1 }, origin)
}

const named = async (who: TestPerson, session: Plaintext) =>
  (await listMySessions(who, session)).sessions.find(({ here }) => here)?.id ?? ''

test('people see where they are signed in, and which of it is here', async ({
  people: { dora, sam },
}) => {
  const here = await beginAt(dora, '198.51.100.1')
  moveClock(HOUR)
  await beginAt(dora, '203.0.113.9')
  await beginAt(sam, '203.0.113.10')
  const { sessions, total } = await listMySessions(dora, here)
  const device = 'Firefox on Windows'
  expect(total).toBe(2)
  expect(sessions).toMatchObject([
    { device, address: '203.0.113.9', here: false },
    { device, address: '198.51.100.1', here: true },
  ])
  expect(now().getTime() - (sessions[1]?.startedAt.getTime() ?? 0)).toBeGreaterThanOrEqual(HOUR)
})

test('a session is shown where it was seen last', async ({ people: { dora } }) => {
  const here = await beginAt(dora, '198.51.100.1')
  moveClock(MINUTE)
  await checkSession(here, from('203.0.113.77'))
  const { sessions } = await listMySessions(dora, here)
  expect(sessions).toMatchObject([{ address: '203.0.113.77', device: 'Unknown device' }])
})

test('what is over, and what still waits for a second factor, is no session', async ({
  people: { dora },
}) => {
  await begin(dora)
  moveClock(9 * HOUR)
  const { session } = await addApp(dora, await begin(dora))
  expect(await state(await begin(dora))).toBe('second_factor_awaited')
  expect((await listMySessions(dora, session)).total).toBe(1)
})

test('of many sessions those are shown that were seen last', async ({ people: { dora } }) => {
  for (let n = 0; n < SESSIONS_SHOWN; n += 1) await beginAt(dora, `198.51.100.${n}`)
  moveClock(HOUR)
  const here = await beginAt(dora, '203.0.113.1')
  const { sessions, total } = await listMySessions(dora, here)
  expect([sessions.length, total]).toEqual([SESSIONS_SHOWN, SESSIONS_SHOWN + 1])
  expect(sessions[0]?.here).toBe(true)
})

test('one session is ended, and no other', async ({ people: { dora, sam } }) => {
  const [one, other] = [await beginAt(dora, '203.0.113.1'), await beginAt(dora, '203.0.113.2')]
  const id = await named(dora, one)
  expect(await outcomeOf(endMySession(sam, id))).toBe('not_found')
  await endMySession(dora, id)
  expect([await state(one), await state(other)]).toEqual(['ended', 'alive'])
  expect(await outcomeOf(endMySession(dora, id))).toBe('not_found')
  const event = await db().auditEvent.findFirstOrThrow({
    where: { action: 'person.session_ended' },
  })
  expect(event.detail).toEqual({ device: 'Firefox on Windows' })
})

test('an administrator sees and ends the sessions of somebody in the organization', async ({
  people: { ada, dora },
}) => {
  const [one, other, third] = [await begin(dora), await begin(dora), await begin(dora)]
  expect(await listSessionsOf(ada, dora.personId)).toMatchObject({ name: 'Dora', total: 3 })
  await endSessionOf(ada, dora.personId, await named(dora, one))
  expect(await Promise.all([one, other, third].map(state))).toEqual(['ended', 'alive', 'alive'])
  await endSessionsOf(ada, dora.personId)
  expect(await Promise.all([other, third].map(state))).toEqual(['ended', 'ended'])
  expect(await listSessionsOf(ada, dora.personId)).toMatchObject({ sessions: [], total: 0 })
  const actions = await actionsOf(ada.organizationId)
  expect(actions.slice(-2)).toEqual(['person.session_ended', 'person.signed_out'])
})

test('nobody else sees or ends them', async ({ people: { ada, dora, sam, strange } }) => {
  const session = await begin(ada)
  const id = await named(ada, session)
  const attempts = (who: TestPerson) => [
    outcomeOf(listSessionsOf(who, ada.personId)),
    outcomeOf(endSessionOf(who, ada.personId, id)),
    outcomeOf(endSessionsOf(who, ada.personId)),
  ]
  for (const who of [dora, sam]) {
    expect(await Promise.all(attempts(who))).toEqual(['not_found', 'forbidden', 'forbidden'])
  }
  expect(await Promise.all(attempts(strange))).toEqual(['not_found', 'not_found', 'not_found'])
  expect(await outcomeOf(endSessionOf(ada, dora.personId, id))).toBe('not_found')
  expect(await state(session)).toBe('alive')
})

test('an account that belongs to two organizations is administered by the first one alone', async ({
  people: { ada, dora, strange },
}) => {
  const session = await begin(dora)
  const { organizationId } = strange
  const membership = { personId: dora.personId, organizationId, createdAt: now() }
  moveClock(MINUTE)
  await db().membership.create({ data: { ...membership, role: 'developer' } })
  const attempts = [
    listSessionsOf(strange, dora.personId),
    endSessionsOf(strange, dora.personId),
    inviteAgain(strange, dora.personId),
    resetSecondFactor(strange, dora.personId),
    setEmailVerified(strange, dora.personId, acceptInput(emailVerifiedInput, true)),
  ]
  const outcomes = await Promise.all(attempts.map(outcomeOf))
  expect(new Set(outcomes)).toEqual(new Set(['account_elsewhere']))
  await disablePerson(strange, dora.personId)
  expect(await outcomeOf(inviteAgain(strange, dora.personId))).toBe('account_elsewhere')
  await enablePerson(strange, dora.personId)
  expect(await state(session)).toBe('alive')
  expect(await outcomeOf(resetSecondFactor(ada, dora.personId))).toBe('done')
})
