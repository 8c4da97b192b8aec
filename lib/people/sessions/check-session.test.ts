import { HOUR, MINUTE, moveClock } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { changeRole, signIn } from '@/lib/people/testing/parsed'
import { disablePerson } from '../disable-person'
import { enablePerson } from '../enable-person'
import { expect, from, PASSWORD, type TestPerson, test } from '../testing/fixtures'
import { checkSession } from './check-session'
import { endSession } from './end-session'
import { signOutEverywhere } from './sign-out-everywhere'
import { sweepSessions } from './sweep-sessions'

const HERE = from('198.51.100.1')

const begin = (who: TestPerson) => signIn({ email: who.email, password: PASSWORD }, HERE)

/** `alive`, or why not. */
async function state(session: Plaintext): Promise<string> {
  const check = await checkSession(session, HERE)
  return check.alive ? 'alive' : check.because
}

test('a session acts as its person, in their organization and role', async ({ people }) => {
  const { email: _, provenAt: __, ...dora } = people.dora
  const check = await checkSession(await begin(people.dora), HERE)
  expect(check).toEqual({
    alive: true,
    actor: {
      ...dora,
      provenAt: expect.any(Date),
      stepUpMinutes: 15,
      staysThere: false,
      origin: HERE,
    },
    key: expect.any(Uint8Array),
    organizations: [dora.organizationId],
    amr: ['pwd'],
  })
})

test('a session ends after eight idle hours', async ({ people }) => {
  const session = await begin(people.dora)
  moveClock(8 * HOUR - 1)
  expect(await state(session)).toBe('alive')
  moveClock(8 * HOUR)
  expect(await state(session)).toBe('idle')
})

test('a session ends after 24 hours, however busy it was', async ({ people }) => {
  const session = await begin(people.dora)
  for (let hour = 1; hour < 24; hour += 1) {
    moveClock(HOUR)
    expect(await state(session)).toBe('alive')
  }
  moveClock(HOUR)
  expect(await state(session)).toBe('expired')
})

test('last seen is written at most once a minute', async ({ people }) => {
  const session = await begin(people.dora)
  const seen = async () => (await db().personSession.findFirstOrThrow()).lastSeenAt.getTime()
  const begun = await seen()
  moveClock(MINUTE / 2)
  await checkSession(session, HERE)
  expect(await seen()).toBe(begun)
  moveClock(MINUTE / 2)
  await checkSession(session, HERE)
  expect(await seen()).toBeGreaterThanOrEqual(begun + MINUTE * 1000)
})

test('a disabled person is out at once, and stays out of old sessions when enabled', async ({
  people,
}) => {
  const session = await begin(people.dora)
  await disablePerson(people.ada, people.dora.personId)
  expect(await state(session)).toBe('ended')
  await enablePerson(people.ada, people.dora.personId)
  expect(await state(session)).toBe('ended')
  expect(await state(await begin(people.dora))).toBe('alive')
})

test('disabling counts even where the epoch was not raised', async ({ people }) => {
  const session = await begin(people.dora)
  await db().person.update({
    where: { id: people.dora.personId },
    data: { disabledAt: new Date() },
  })
  expect(await state(session)).toBe('ended')
})

test('signing out everywhere ends every session of the person and nobody else', async ({
  people,
}) => {
  const [one, two] = [await begin(people.dora), await begin(people.dora)]
  const other = await begin(people.sam)
  await signOutEverywhere(people.dora)
  expect([await state(one), await state(two), await state(other)]).toEqual([
    'ended',
    'ended',
    'alive',
  ])
})

test('signing out ends this session and no other', async ({ people }) => {
  const [one, two] = [await begin(people.dora), await begin(people.dora)]
  await endSession(one)
  expect([await state(one), await state(two)]).toEqual(['ended', 'alive'])
})

test('a new role counts from the next request on', async ({ people }) => {
  const session = await begin(people.dora)
  await changeRole(people.ada, { personId: people.dora.personId, role: 'support' })
  const check = await checkSession(session, HERE)
  expect(check.alive && check.actor.role).toBe('support')
})

test('the session id is stored nowhere', async ({ people }) => {
  const session = await begin(people.dora)
  const rows = JSON.stringify([
    await db().personSession.findMany(),
    await db().auditEvent.findMany(),
  ])
  expect(rows).not.toContain(session.reveal())
})

test('the sweep removes what is over and leaves what lives', async ({ people }) => {
  await begin(people.dora)
  moveClock(9 * HOUR)
  const session = await begin(people.sam)
  await sweepSessions()
  expect(await db().personSession.count()).toBe(1)
  expect(await state(session)).toBe('alive')
})
