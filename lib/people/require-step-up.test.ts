import type { Actor } from '@/lib/actor'
import { MINUTE, moveClock } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { stepUp } from '@/lib/people/second-factor/testing/parsed'
import { addPerson, changePassword, changeRole } from '@/lib/people/testing/parsed'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { inviteAgain } from './invitations/invite-again'
import { stepUpTimes } from './require-step-up'
import { listAuthenticationMethods } from './second-factor/list-authentication-methods'
import { offerPasskey } from './second-factor/offer-passkey'
import { offerTotp } from './second-factor/offer-totp'
import { removeTotp } from './second-factor/remove-totp'
import { renewRecoveryCodes } from './second-factor/renew-recovery-codes'
import { resetSecondFactor } from './second-factor/reset-second-factor'
import { addApp, begin, codeOf, HERE } from './second-factor/testing/factors'
import { checkSession } from './sessions/check-session'
import { startSession } from './sessions/start-session'
import { expect, NEW_PASSWORD, outcomeOf, PASSWORD, test } from './testing/fixtures'

/** Whom the session says it is, now. */
async function actorOf(session: Plaintext): Promise<Actor> {
  const check = await checkSession(session, HERE)
  if (!check.alive) throw new Error(check.because)
  return check.actor
}

test('fifteen minutes after signing in, and no longer, people are changed without step-up', async ({
  people,
}) => {
  const session = await begin(people.ada)
  const enable = async () => outcomeOf(enablePerson(await actorOf(session), people.sam.personId))
  moveClock(15 * MINUTE - 1)
  expect(await enable()).toBe('done')
  moveClock(1)
  expect(await enable()).toBe('step_up_required')
})

test('the policy says how long it is enough, and a change counts at once', async ({ people }) => {
  const session = await begin(people.ada)
  const enable = async () => outcomeOf(enablePerson(await actorOf(session), people.sam.personId))
  moveClock(2 * MINUTE)
  await setPolicy(await actorOf(session), { stepUpMinutes: 1 })
  expect(await enable()).toBe('step_up_required')
  const again = await stepUp(await actorOf(session), session, { password: PASSWORD })
  expect(again && (await outcomeOf(setPolicy(await actorOf(again), { stepUpMinutes: 480 })))).toBe(
    'done',
  )
  moveClock(479 * MINUTE)
  expect(again && stepUpTimes(await actorOf(again))).toMatchObject({ stepUpMinutes: 480 })
  expect(again && (await actorOf(again)).stepUpMinutes).toBe(480)
})

test('the password does for step-up, for this session only', async ({ people }) => {
  const [here, elsewhere] = [await begin(people.ada), await begin(people.ada)]
  moveClock(16 * MINUTE)
  const renewed = await stepUp(await actorOf(here), here, { password: PASSWORD })
  const enable = async (session: Plaintext | null) =>
    session && outcomeOf(enablePerson(await actorOf(session), people.sam.personId))
  expect([await enable(renewed), await enable(elsewhere)]).toEqual(['done', 'step_up_required'])
})

test('whoever has a second factor steps up with it, and with no password', async ({
  people: { ada },
}) => {
  expect(await listAuthenticationMethods(ada)).toMatchObject({ password: true, code: false })
  const { key, session, recoveryCodes } = await addApp(ada, await begin(ada))
  expect(await listAuthenticationMethods(ada)).toMatchObject({ password: false, code: true })
  moveClock(16 * MINUTE)
  const again = async (proof: Parameters<typeof stepUp>[2], at = session) =>
    stepUp(await actorOf(at), at, proof)
  expect(await outcomeOf(again({ password: PASSWORD }))).toBe('wrong_proof')
  expect(await outcomeOf(removeTotp(await actorOf(session)))).toBe('step_up_required')
  const first = await again({ recoveryCode: recoveryCodes?.[0] ?? '' })
  const second = first && (await again({ code: codeOf(key) }, first))
  expect(second && (await outcomeOf(removeTotp(await actorOf(second))))).toBe('done')
})

test('a change of the password is no step-up where there is a second factor', async ({
  people: { ada },
}) => {
  const { session } = await addApp(ada, await begin(ada))
  moveClock(16 * MINUTE)
  const change = { current: PASSWORD, next: NEW_PASSWORD }
  const proven = await changePassword(await actorOf(session), change, session)
  const after = await actorOf(await startSession(proven, HERE))
  expect(await outcomeOf(removeTotp(after))).toBe('step_up_required')
})

test('adding a factor renews nothing', async ({ people }) => {
  const before = await begin(people.ada)
  moveClock(10 * MINUTE)
  const { key, session } = await addApp(await actorOf(before), before)
  moveClock(6 * MINUTE)
  expect(await outcomeOf(removeTotp(await actorOf(session)))).toBe('step_up_required')
  expect(key).toMatch(/^[A-Z2-7]{32}$/)
})

test('a wrong password renews nothing, and guessing ends after five', async ({ people }) => {
  const session = await begin(people.ada)
  moveClock(16 * MINUTE)
  const prove = async (password: string) =>
    outcomeOf(stepUp(await actorOf(session), session, { password }))
  for (let guess = 0; guess < 5; guess += 1) expect(await prove('guess')).toBe('wrong_proof')
  expect(await prove(PASSWORD)).toBe('too_many_attempts')
  expect(await outcomeOf(offerTotp(await actorOf(session)))).toBe('step_up_required')
})

test('every change of people and of factors asks for step-up', async ({ people }) => {
  const session = await begin(people.ada)
  moveClock(16 * MINUTE)
  const ada = await actorOf(session)
  const { personId } = people.sam
  const changes = {
    addPerson: () => addPerson(ada, { email: 'ivy@fjord.example', name: 'Ivy', role: 'developer' }),
    changeRole: () => changeRole(ada, { personId, role: 'developer' }),
    disablePerson: () => disablePerson(ada, personId),
    enablePerson: () => enablePerson(ada, personId),
    inviteAgain: () => inviteAgain(ada, personId),
    resetSecondFactor: () => resetSecondFactor(ada, personId),
    offerTotp: () => offerTotp(ada),
    offerPasskey: () => offerPasskey(ada, session),
    removeTotp: () => removeTotp(ada),
    renewRecoveryCodes: () => renewRecoveryCodes(ada),
  }
  for (const [name, change] of Object.entries(changes)) {
    expect([name, await outcomeOf(change())]).toEqual([name, 'step_up_required'])
  }
})

test('whoever may not do it at all is not asked for step-up', async ({ people }) => {
  const session = await begin(people.dora)
  moveClock(16 * MINUTE)
  const attempt = disablePerson(await actorOf(session), people.sam.personId)
  expect(await outcomeOf(attempt)).toBe('forbidden')
})
