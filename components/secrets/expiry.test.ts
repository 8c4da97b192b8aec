import { expect, test } from '@playwright/test'
import { DEFAULT_POLICY } from '@/lib/policies/policy'
import { limitsOf } from '@/lib/secrets/secret-limits'
import {
  describeExpiry,
  expiryChoices,
  expiryDays,
  expiryOf,
  expiryOnTheWire,
  firstDraft,
  whyFewer,
} from './expiry'

const FREE = limitsOf(DEFAULT_POLICY)

const NOW = new Date('2026-11-21T01:30:00Z')

test('a new secret lives 180 days unless something else is chosen', () => {
  const draft = firstDraft(FREE, NOW)
  expect(expiryOnTheWire(draft)).toBe('180')
  expect(expiryOf(draft, NOW)).toEqual(new Date('2027-05-20T01:30:00Z'))
})

test('the resulting date is said in full before anything is generated', () => {
  expect(describeExpiry({ choice: '30', day: '' }, NOW)).toBe(
    'Works until Monday, 21 December 2026, 01:30 UTC.',
  )
})

test('a chosen day lasts until it is over in UTC, whatever the browser’s zone', () => {
  const draft = { choice: 'date', day: '2027-01-31' }
  expect(expiryOnTheWire(draft)).toBe('2027-01-31')
  expect(expiryOf(draft, NOW)).toEqual(new Date('2027-01-31T23:59:59.999Z'))
  expect(describeExpiry(draft, NOW)).toContain('23:59 UTC')
})

test('an unfinished or bygone day is told, not sent silently', () => {
  expect(expiryOf({ choice: 'date', day: '' }, NOW)).toBeNull()
  expect(describeExpiry({ choice: 'date', day: '' }, NOW)).toContain('Choose the last day')
  expect(describeExpiry({ choice: 'date', day: '2026-11-01' }, NOW)).toContain('is over')
})

test('never says so, and what to do about it', () => {
  expect(expiryOf({ choice: 'never', day: '' }, NOW)).toBe('never')
  expect(describeExpiry({ choice: 'never', day: '' }, NOW)).toContain('until someone revokes it')
})

test('the days on offer begin tomorrow and end within the limit of the server', () => {
  expect(expiryDays(FREE, NOW)).toEqual({ first: '2026-11-22', last: '2036-11-18' })
})

test('what the policy rules out cannot be chosen, and it is said why', () => {
  const values = (limits: typeof FREE) => expiryChoices(limits).map(({ value }) => value)
  expect(values(FREE)).toEqual(['30', '90', '180', '365', 'date', 'never'])
  expect(whyFewer(FREE)).toBeNull()
  const short = { ...FREE, secretMaxDays: 90 }
  expect(values(short)).toEqual(['30', '90', 'date'])
  expect(whyFewer(short)).toContain('90 days at most')
  expect(firstDraft(short, NOW)).toEqual({ choice: '90', day: '' })
  expect(expiryDays(short, NOW).last).toBe('2027-02-19')
  const ending = { ...FREE, endlessSecrets: false }
  expect(values(ending)).not.toContain('never')
  expect(whyFewer(ending)).toContain('an end for every secret')
})

test('a usual life that is no preset is proposed as a day', () => {
  const draft = firstDraft({ ...FREE, secretDefaultDays: 45 }, NOW)
  expect(draft).toEqual({ choice: 'date', day: '2027-01-05' })
})
