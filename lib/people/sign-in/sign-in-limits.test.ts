import { randomInt } from 'node:crypto'
import { db } from '@/lib/db/client'
import { noteSignInAttempt } from '@/lib/limits/sign-in-limits'
import { passwordsCompared } from '../passwords/password-work'
import { expect, from, outcomeOf, PASSWORD, type TestPerson, test } from '../testing/fixtures'
import { verifyPassword } from './verify-password'

const OFFICE = '198.51.100.10'
const STRANGER = '203.0.113.66'

const wrong = (who: { email: string }, address: string) =>
  outcomeOf(verifyPassword({ email: who.email, password: 'wrong' }, from(address)))
const right = (who: TestPerson, address: string) =>
  outcomeOf(verifyPassword({ email: who.email, password: PASSWORD }, from(address)))

test('after five failures an address is refused for that account, the right password included', async ({
  people,
}) => {
  for (let i = 0; i < 5; i += 1) expect(await wrong(people.dora, OFFICE)).toBe('wrong_credentials')
  const before = passwordsCompared()
  expect(await wrong(people.dora, OFFICE)).toBe('too_many_attempts')
  expect(await right(people.dora, OFFICE)).toBe('too_many_attempts')
  expect(passwordsCompared()).toBe(before)
})

test('an unknown account is limited in the same way', async ({ people: _ }) => {
  const nobody = { email: 'nobody@fjord.example' }
  for (let i = 0; i < 5; i += 1) expect(await wrong(nobody, OFFICE)).toBe('wrong_credentials')
  expect(await wrong(nobody, OFFICE)).toBe('too_many_attempts')
})

test('attempts sent at once are not all let in', async ({ people }) => {
  const attempts = Array.from({ length: 20 }, () => wrong(people.dora, OFFICE))
  const outcomes = await Promise.all(attempts)
  expect(outcomes.filter((outcome) => outcome === 'wrong_credentials')).toHaveLength(5)
})

test('a stranger at one address shuts nobody out elsewhere, however long they try', async ({
  people,
}) => {
  for (let i = 0; i < 90; i += 1) await wrong(people.dora, STRANGER)
  expect(await right(people.dora, OFFICE)).toBe('done')
})

test('strangers at many addresses do not shut a person out where they have signed in before', async ({
  people,
}) => {
  expect(await right(people.dora, OFFICE)).toBe('done')
  for (let net = 1; net <= 16; net += 1) {
    for (let i = 0; i < 5; i += 1) await wrong(people.dora, `10.9.${net}.1`)
  }
  expect(await wrong(people.dora, '10.9.200.1')).toBe('too_many_attempts')
  expect(await right(people.dora, OFFICE)).toBe('done')
})

test('one address is limited over all accounts, and an IPv6 network counts as one', async ({
  people,
}) => {
  const outcomes: string[] = []
  for (let i = 0; i < 51; i += 1) {
    const address = `2001:db8:1:2:${randomInt(65536).toString(16)}::${i + 1}`
    outcomes.push(await outcomeOf(noteSignInAttempt({ email: `guess${i}@fjord.example`, address })))
  }
  expect(outcomes.indexOf('too_many_attempts')).toBe(50)
  expect(await right(people.dora, '2001:db8:1:2::77')).toBe('too_many_attempts')
  expect(await right(people.dora, '2001:db8:1:3::77')).toBe('done')
})

test('a success takes back what was counted', async ({ people }) => {
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 4; i += 1)
      expect(await wrong(people.dora, OFFICE)).toBe('wrong_credentials')
    expect(await right(people.dora, OFFICE)).toBe('done')
  }
})

test('counters name nobody', async ({ people }) => {
  await wrong(people.dora, OFFICE)
  const rows = JSON.stringify(await db().attemptCount.findMany({ select: { key: true } }))
  expect(rows).toContain('sign-in/account')
  expect(rows).not.toContain(people.dora.email)
  expect(rows).not.toContain(OFFICE)
})
