import { MINUTE, moveClock, now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db, inTransaction } from '@/lib/db/client'
import { stepUp } from '@/lib/people/second-factor/testing/parsed'
import { enablePerson } from '../enable-person'
import { begin, HERE, state } from '../second-factor/testing/factors'
import { expect, outcomeOf, PASSWORD, type TestPerson, test } from '../testing/fixtures'
import { checkSession } from './check-session'
import { endSession } from './end-session'
import { renewSession } from './renew-session'
import { OVERLAP_SECONDS } from './session'

async function actorOf(session: Plaintext) {
  const check = await checkSession(session, HERE)
  if (!check.alive) throw new Error(check.because)
  return check.actor
}

async function steppedUp(who: TestPerson) {
  const before = await begin(who)
  moveClock(6 * MINUTE)
  const after = await stepUp(await actorOf(before), before, { password: PASSWORD })
  if (!after) throw new Error('nothing was renewed')
  return { before, after }
}

test('after a step-up, the old id opens nothing that needs one, and soon nothing at all', async ({
  people: { ada, sam },
}) => {
  const { before, after } = await steppedUp(ada)
  const enable = async (session: Plaintext) =>
    outcomeOf(enablePerson(await actorOf(session), sam.personId))
  expect([await enable(before), await enable(after)]).toEqual(['step_up_required', 'done'])
  moveClock(OVERLAP_SECONDS)
  expect([await state(before), await state(after)]).toEqual(['ended', 'alive'])
})

test('not even in the first minutes of a session does the old id do for a step-up', async ({
  people: { ada, sam },
}) => {
  const before = await begin(ada)
  const began = now()
  await stepUp(await actorOf(before), before, { password: PASSWORD })
  const actor = await actorOf(before)
  expect(await outcomeOf(enablePerson(actor, sam.personId))).toBe('step_up_required')
  // Nobody authenticated in 1970.
  expect(began.getTime() - actor.provenAt.getTime()).toBeLessThan(16 * MINUTE * 1000)
})

test('it stays the same session, with its key and its beginning', async ({ people: { ada } }) => {
  const keyOf = async (session: Plaintext) => {
    const check = await checkSession(session, HERE)
    return check.alive && Buffer.from(check.key).toString('hex')
  }
  const { before, after } = await steppedUp(ada)
  expect(await keyOf(before)).toBe(await keyOf(after))
  const third = await stepUp(await actorOf(after), after, { password: PASSWORD })
  expect(third && (await keyOf(third))).toBe(await keyOf(after))
  expect(await db().personSession.count()).toBe(1)
})

test('with a former id, nothing is renewed and no step-up is done', async ({ people: { ada } }) => {
  const { before, after } = await steppedUp(ada)
  expect(await stepUp(await actorOf(before), before, { password: PASSWORD })).toBeNull()
  moveClock(OVERLAP_SECONDS)
  expect([await state(before), await state(after)]).toEqual(['ended', 'alive'])
})

test('of several step-ups at once, one renews the session', async ({ people: { ada } }) => {
  const session = await begin(ada)
  const renew = () => inTransaction((tx) => renewSession(tx, session, { overlap: true }))
  const renewed = (await Promise.all([renew(), renew(), renew()])).filter((id) => id !== null)
  expect(renewed).toHaveLength(1)
  expect(await Promise.all(renewed.map(state))).toEqual(['alive'])
})

test('signing out with the old id ends the session', async ({ people: { ada } }) => {
  const { before, after } = await steppedUp(ada)
  await endSession(before)
  expect([await state(before), await state(after)]).toEqual(['ended', 'ended'])
})
