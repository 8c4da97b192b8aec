import { HOUR, MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import {
  addTotp,
  checkSecondFactor,
  giveSecondFactor,
} from '@/lib/people/second-factor/testing/parsed'
import { changePassword } from '@/lib/people/testing/parsed'
import { startSession } from '../sessions/start-session'
import { actionsOf, expect, NEW_PASSWORD, outcomeOf, PASSWORD, test } from '../testing/fixtures'
import { offerTotp } from './offer-totp'
import { removeTotp } from './remove-totp'
import { addApp, begin, codeOf, HERE, requireSecondFactor, state } from './testing/factors'

test('the password alone opens nothing once there is an authenticator app', async ({ people }) => {
  const { key } = await addApp(people.dora, await begin(people.dora))
  const session = await begin(people.dora)
  expect(await state(session)).toBe('second_factor_awaited')
  const complete = await giveSecondFactor(people.dora, session, { code: codeOf(key) })
  expect([await state(session), await state(complete)]).toEqual(['ended', 'alive'])
})

test('who has yet to give the second factor is not in the audit log as signed in', async ({
  people,
}) => {
  const { key } = await addApp(people.dora, await begin(people.dora))
  const signIns = async () =>
    (await actionsOf(people.dora.organizationId)).filter((action) => action === 'person.signed_in')
  const before = (await signIns()).length
  const session = await begin(people.dora)
  expect(await signIns()).toHaveLength(before)
  await giveSecondFactor(people.dora, session, { code: codeOf(key) })
  expect(await signIns()).toHaveLength(before + 1)
})

test('a sign-in that waits for its second factor is over after ten minutes', async ({ people }) => {
  await addApp(people.dora, await begin(people.dora))
  const session = await begin(people.dora)
  moveClock(10 * MINUTE - 1)
  expect(await state(session)).toBe('second_factor_awaited')
  moveClock(1)
  expect(await state(session)).toBe('ended')
})

test('a code counts once, also when sent twice at the same time', async ({ people }) => {
  const session = await begin(people.dora)
  const { key } = await addApp(people.dora, session)
  const code = codeOf(key)
  const give = () => outcomeOf(checkSecondFactor(people.dora, session, { code }))
  expect((await Promise.all([give(), give()])).sort()).toEqual(['done', 'wrong_proof'])
  expect(await give()).toBe('wrong_proof')
})

test('the code that added the app does not sign in', async ({ people }) => {
  const session = await begin(people.dora)
  const key = (await offerTotp(people.dora)).key.reveal()
  const code = codeOf(key)
  await addTotp(people.dora, { sessionId: session, code })
  expect(await outcomeOf(checkSecondFactor(people.dora, session, { code }))).toBe('wrong_proof')
})

test('one step early or late counts, two do not', async ({ people }) => {
  const session = await begin(people.dora)
  const { key } = await addApp(people.dora, session)
  const give = (seconds: number) =>
    outcomeOf(checkSecondFactor(people.dora, session, { code: codeOf(key, seconds) }))
  moveClock(HOUR)
  expect(await give(-60)).toBe('wrong_proof')
  expect(await give(60)).toBe('wrong_proof')
  expect(await give(-30)).toBe('done')
  expect(await give(30)).toBe('done')
  expect(await give(0)).toBe('wrong_proof')
})

test('an app that was not confirmed asks nobody for a code', async ({ people }) => {
  const key = (await offerTotp(people.dora)).key.reveal()
  const session = await begin(people.dora)
  expect(await state(session)).toBe('alive')
  const given = { code: codeOf(key) }
  expect(await outcomeOf(checkSecondFactor(people.dora, session, given))).toBe('wrong_proof')
})

test('a wrong code adds nothing, and a second offer voids the first', async ({ people }) => {
  const sessionId = await begin(people.dora)
  const add = (code: string) => outcomeOf(addTotp(people.dora, { sessionId, code }))
  const first = (await offerTotp(people.dora)).key.reveal()
  expect(await add('000000x')).toBe('wrong_proof')
  const second = (await offerTotp(people.dora)).key.reveal()
  expect(await add(codeOf(first))).toBe('wrong_proof')
  expect(await add(codeOf(second))).toBe('done')
})

test('five wrong codes shut the door, even for the right one', async ({ people }) => {
  const session = await begin(people.dora)
  const { key } = await addApp(people.dora, session)
  const give = (code: string) => outcomeOf(checkSecondFactor(people.dora, session, { code }))
  for (let guess = 0; guess < 5; guess += 1) expect(await give('12345')).toBe('wrong_proof')
  expect(await give(codeOf(key))).toBe('too_many_attempts')
})

test('the key is stored sealed, and opens for nobody else', async ({ people }) => {
  const session = await begin(people.dora)
  const { key } = await addApp(people.dora, session)
  const row = await db().totpFactor.findFirstOrThrow()
  expect(Buffer.from(row.sealedSecret).toString('latin1')).not.toContain(key)
  await db().totpFactor.update({
    where: { personId: people.dora.personId },
    data: { personId: people.sam.personId },
  })
  const theft = checkSecondFactor(people.sam, session, { code: codeOf(key) })
  await expect(theft).rejects.toThrow('sealed under another key')
})

test('the first factor ends what was begun without it elsewhere', async ({ people }) => {
  const [here, elsewhere] = [await begin(people.dora), await begin(people.dora)]
  const other = await begin(people.sam)
  const { session } = await addApp(people.dora, here)
  const states = await Promise.all([session, here, elsewhere, other].map(state))
  expect(states).toEqual(['alive', 'ended', 'ended', 'alive'])
})

test('removed, the password is enough again, and the recovery codes are gone', async ({
  people,
}) => {
  await addApp(people.dora, await begin(people.dora))
  await removeTotp(people.dora)
  expect(await state(await begin(people.dora))).toBe('alive')
  expect(await db().recoveryCode.count()).toBe(0)
})

test('changing the password keeps what was given in this session', async ({ people }) => {
  const { session } = await addApp(people.dora, await begin(people.dora))
  const change = { current: PASSWORD, next: NEW_PASSWORD }
  const after = await startSession(await changePassword(people.dora, change, session), HERE)
  expect([await state(session), await state(after)]).toEqual(['ended', 'alive'])
})

test('where the policy asks for one, whoever has none may do nothing else', async ({ people }) => {
  const before = await begin(people.dora)
  await requireSecondFactor(people.dora.organizationId)
  const after = await begin(people.dora)
  expect([await state(before), await state(after)]).toEqual([
    'second_factor_missing',
    'second_factor_missing',
  ])
  const { session } = await addApp(people.dora, after)
  expect([await state(session), await state(after)]).toEqual(['alive', 'ended'])
  expect(await outcomeOf(removeTotp(people.dora))).toBe('last_second_factor')
})

test('a policy asks for nothing in another organization', async ({ people }) => {
  await requireSecondFactor(people.dora.organizationId)
  expect(await state(await begin(people.strange))).toBe('alive')
})
