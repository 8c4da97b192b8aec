import { randomInt } from 'node:crypto'
import { MINUTE, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import {
  checkSecondFactor,
  giveSecondFactor,
  stepUp,
} from '@/lib/people/second-factor/testing/parsed'
import { findFactorDevice } from '../sessions/find-factor-device'
import { rememberDevice } from '../sessions/remember-device'
import { startSession } from '../sessions/start-session'
import {
  expect,
  from,
  NEW_PASSWORD,
  outcomeOf,
  PASSWORD,
  type TestPerson,
  test,
} from '../testing/fixtures'
import { changePassword } from '../testing/parsed'
import { addApp, begin, codeOf, HERE } from './testing/factors'

const WRONG = '12345'

/** Somebody who has the password, and addresses without end. */
async function guess(who: TestPerson, times: number) {
  const outcomes: string[] = []
  for (let n = 0; n < times; n += 1) {
    const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
    const stranger = { ...who, origin: from(address) }
    const session = await begin(who)
    outcomes.push(await outcomeOf(giveSecondFactor(stranger, session, { code: WRONG })))
  }
  return outcomes
}

test('whoever has the password gets twenty guesses a day, from all addresses together', async ({
  people: { dora },
}) => {
  const { key } = await addApp(dora, await begin(dora))
  expect(new Set(await guess(dora, 20))).toEqual(new Set(['wrong_proof']))
  expect(await guess(dora, 1)).toEqual(['too_many_attempts'])
  const session = await begin(dora)
  const newBrowser = giveSecondFactor(dora, session, { code: codeOf(key) })
  expect(await outcomeOf(newBrowser)).toBe('too_many_attempts')
})

test('they lock neither a browser that is known, nor an open session, nor the recovery codes', async ({
  people: { dora },
}) => {
  const { key, session, recoveryCodes } = await addApp(dora, await begin(dora))
  const device = await findFactorDevice(
    session,
    (await rememberDevice(session, { cookie: undefined, origin: null })) ?? '',
  )
  expect(device).toMatch(/^dev_/)
  await guess(dora, 21)
  const again = await begin(dora)
  const [recoveryCode = ''] = recoveryCodes ?? []
  expect(await outcomeOf(giveSecondFactor(dora, again, { recoveryCode }))).toBe('done')
  moveClock(MINUTE)
  const known = checkSecondFactor(dora, again, { code: codeOf(key), device })
  expect(await outcomeOf(known)).toBe('done')
  moveClock(MINUTE)
  expect(await outcomeOf(stepUp(dora, session, { code: codeOf(key) }))).toBe('done')
})

test('they lock no recovery code by guessing recovery codes', async ({ people: { dora } }) => {
  const { recoveryCodes } = await addApp(dora, await begin(dora))
  const [recoveryCode = ''] = recoveryCodes ?? []
  const theirs = await begin(dora)
  const give = (session = theirs, typed = 'aaaa-aaaa-aaaa') =>
    outcomeOf(giveSecondFactor(dora, session, { recoveryCode: typed }))
  for (let n = 0; n < 5; n += 1) expect(await give()).toBe('wrong_proof')
  expect(await give(theirs, recoveryCode)).toBe('too_many_attempts')
  expect(await give(await begin(dora), recoveryCode)).toBe('done')
})

test('at a known browser, too, five guesses are enough, and twenty in a day', async ({
  people: { dora },
}) => {
  const { key, session } = await addApp(dora, await begin(dora))
  const give = (code: string) =>
    outcomeOf(checkSecondFactor(dora, session, { code, device: 'laptop' }))
  for (let round = 0; round < 4; round += 1) {
    for (let n = 0; n < 5; n += 1) expect(await give(WRONG)).toBe('wrong_proof')
    expect(await give(codeOf(key))).toBe('too_many_attempts')
    await forget('second-factor/device:')
  }
  expect(await give(codeOf(key))).toBe('too_many_attempts')
})

/** As when the minutes of this limit are over. */
function forget(limit: string) {
  return db().attemptCount.deleteMany({ where: { key: { startsWith: limit } } })
}

test('a browser that saw the password alone has no guesses of its own at the second factor', async ({
  people: { dora },
}) => {
  const before = await begin(dora)
  const cookie = (await rememberDevice(before, { cookie: undefined, origin: null })) ?? ''
  expect(cookie).not.toBe('')
  const { session } = await addApp(dora, before)
  expect(await findFactorDevice(session, cookie)).toBeNull()
  expect(await rememberDevice(await begin(dora), { cookie, origin: null })).toBeNull()
})

test('a changed password brings no new guesses to whoever found a session open', async ({
  people: { dora },
}) => {
  const { key, session } = await addApp(dora, await begin(dora))
  const guessIn = (open: typeof session, code = WRONG) => outcomeOf(stepUp(dora, open, { code }))
  for (let n = 0; n < 5; n += 1) expect(await guessIn(session)).toBe('wrong_proof')
  const change = { current: PASSWORD, next: NEW_PASSWORD }
  const after = await startSession(await changePassword(dora, change, session), HERE)
  expect(await guessIn(after, codeOf(key))).toBe('too_many_attempts')
  const cookie = (await rememberDevice(after, { cookie: undefined, origin: null })) ?? ''
  expect(await findFactorDevice(after, cookie)).toBeNull()
})
