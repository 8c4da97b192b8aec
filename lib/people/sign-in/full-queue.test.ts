import { hashSync } from 'bcryptjs'
import { checkPasswordStrength } from '../passwords/check-password-strength'
import { PLACES, passwordsCompared, passwordWork, THREADS } from '../passwords/password-work'
import { withKnownDevice } from '../sessions/known-device'
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
import { verifyPassword } from './verify-password'

const NEW_ADDRESS = from('198.51.100.77')

/** The cookie of a browser in which this person has just signed in. */
function deviceOf({ personId }: TestPerson): string {
  return withKnownDevice(undefined, { personId, epoch: 1, secondFactor: false })
}

/** Keeps every thread busy for a while, and fills every place of strangers behind that. */
function fillQueue(): Promise<unknown> {
  const slow = hashSync('x', 4).replace('$04$', '$13$')
  const quick = hashSync('x', 4)
  const compare = (digest: string, share: string) =>
    passwordWork('compare', { password: 'x', digest }, { known: false, share })
  const working = Array.from({ length: THREADS }, (_, n) => compare(slow, `busy ${n}`))
  const waiting = Array.from({ length: PLACES }, (_, n) => compare(quick, `stranger ${n}`))
  return Promise.all([...working, ...waiting])
}

test('who finds no place in the queue is told so, and it costs them no attempt', async ({
  people: { dora },
}) => {
  const attempt = (password: string) =>
    outcomeOf(verifyPassword({ email: dora.email, password }, NEW_ADDRESS))
  const done = fillQueue()
  // Two rounds, so that they come and go while the threads are still busy.
  for (const password of [PASSWORD, 'wrong']) {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => attempt(password)))
    expect(new Set(outcomes)).toEqual(new Set(['busy']))
  }
  await done
  for (let n = 0; n < 5; n += 1) expect(await attempt('wrong')).toBe('wrong_credentials')
  expect(await attempt('wrong')).toBe('too_many_attempts')
})

test('while strangers fill the queue, known devices and open sessions are served', async ({
  people: { dora, sam },
}) => {
  const devices = deviceOf(dora)
  const given = { email: dora.email, password: PASSWORD }
  const done = fillQueue()
  expect(await outcomeOf(verifyPassword(given, NEW_ADDRESS))).toBe('busy')
  expect(await outcomeOf(verifyPassword(given, NEW_ADDRESS, { devices }))).toBe('done')
  expect(await outcomeOf(changePassword(sam, { current: PASSWORD, next: NEW_PASSWORD }))).toBe(
    'done',
  )
  await done
})

test('somebody who kept a cookie of each of many sign-ins has one share of the places', async ({
  people: { dora, sam },
}) => {
  const attempt = ({ email }: TestPerson, devices: string) =>
    outcomeOf(verifyPassword({ email, password: PASSWORD }, NEW_ADDRESS, { devices }))
  const before = passwordsCompared()
  const slow = hashSync('x', 4).replace('$04$', '$14$')
  const work = { known: false, share: 'busy' }
  const busy = Array.from({ length: THREADS }, () =>
    passwordWork('compare', { password: 'x', digest: slow }, work),
  )
  const theirs = Array.from({ length: PLACES }, () => attempt(dora, deviceOf(dora)))
  await expect.poll(() => passwordsCompared() - before).toBe(THREADS + PLACES)
  expect(await attempt(sam, deviceOf(sam))).toBe('done')
  await Promise.all([...busy, ...theirs])
})

test('whoever has a link and tries weak passwords with it keeps nobody else from choosing one', async () => {
  const choose = (owner: string) => {
    const person = { email: `${owner}@fjord.example`, name: owner }
    return outcomeOf(checkPasswordStrength(NEW_PASSWORD, person))
  }
  const theirs = Array.from({ length: THREADS + PLACES }, () => choose('guest'))
  expect(await choose('ivy')).toBe('done')
  await Promise.all(theirs)
})
