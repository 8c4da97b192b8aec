import { HOUR, MINUTE, moveClock } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { changeRole } from '../change-role'
import { disablePerson } from '../disable-person'
import { enablePerson } from '../enable-person'
import { signIn } from '../sign-in/sign-in'
import { expect, from, type Inhabitant, PASSWORD, test } from '../testing/fixtures'
import { checkSession } from './check-session'
import { endSession } from './end-session'
import { signOutEverywhere } from './sign-out-everywhere'
import { sweepSessions } from './sweep-sessions'

const HERE = from('198.51.100.1')

const begin = (who: Inhabitant) => signIn({ email: who.email, password: PASSWORD }, HERE)

/** `alive`, or why not. */
async function state(session: Plaintext): Promise<string> {
  const check = await checkSession(session, HERE)
  return check.alive ? 'alive' : check.because
}

test('a session acts as its person, in their organization and role', async ({ home }) => {
  const { email: _, provenAt: __, ...dora } = home.dora
  const check = await checkSession(await begin(home.dora), HERE)
  expect(check).toEqual({
    alive: true,
    actor: { ...dora, provenAt: expect.any(Date), origin: HERE },
  })
})

test('a session ends after eight idle hours', async ({ home }) => {
  const session = await begin(home.dora)
  moveClock(8 * HOUR - 1)
  expect(await state(session)).toBe('alive')
  moveClock(8 * HOUR)
  expect(await state(session)).toBe('idle')
})

test('a session ends after 24 hours, however busy it was', async ({ home }) => {
  const session = await begin(home.dora)
  for (let hour = 1; hour < 24; hour += 1) {
    moveClock(HOUR)
    expect(await state(session)).toBe('alive')
  }
  moveClock(HOUR)
  expect(await state(session)).toBe('expired')
})

test('last seen is written at most once a minute', async ({ home }) => {
  const session = await begin(home.dora)
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
  home,
}) => {
  const session = await begin(home.dora)
  await disablePerson(home.ada, home.dora.personId)
  expect(await state(session)).toBe('ended')
  await enablePerson(home.ada, home.dora.personId)
  expect(await state(session)).toBe('ended')
  expect(await state(await begin(home.dora))).toBe('alive')
})

test('disabling counts even where the epoch was not raised', async ({ home }) => {
  const session = await begin(home.dora)
  await db().person.update({
    where: { id: home.dora.personId },
    data: { disabledAt: new Date() },
  })
  expect(await state(session)).toBe('ended')
})

test('signing out everywhere ends every session of the person and nobody else', async ({
  home,
}) => {
  const [one, two] = [await begin(home.dora), await begin(home.dora)]
  const other = await begin(home.sam)
  await signOutEverywhere(home.dora)
  expect([await state(one), await state(two), await state(other)]).toEqual([
    'ended',
    'ended',
    'alive',
  ])
})

test('signing out ends this session and no other', async ({ home }) => {
  const [one, two] = [await begin(home.dora), await begin(home.dora)]
  await endSession(one)
  expect([await state(one), await state(two)]).toEqual(['ended', 'alive'])
})

test('a new role counts from the next request on', async ({ home }) => {
  const session = await begin(home.dora)
  await changeRole(home.ada, { personId: home.dora.personId, role: 'support' })
  const check = await checkSession(session, HERE)
  expect(check.alive && check.actor.role).toBe('support')
})

test('the session id is stored nowhere', async ({ home }) => {
  const session = await begin(home.dora)
  const rows = JSON.stringify([
    await db().personSession.findMany(),
    await db().auditEvent.findMany(),
  ])
  expect(rows).not.toContain(session.reveal())
})

test('the sweep removes what is over and leaves what lives', async ({ home }) => {
  await begin(home.dora)
  moveClock(9 * HOUR)
  const session = await begin(home.sam)
  await sweepSessions()
  expect(await db().personSession.count()).toBe(1)
  expect(await state(session)).toBe('alive')
})
