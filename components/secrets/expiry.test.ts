import { expect, test } from '@playwright/test'
import { describeExpiry, EXPIRY_DRAFT, expiryDays, expiryOf, expiryOnTheWire } from './expiry'

const NOW = new Date('2026-11-21T01:30:00Z')

test('a new secret lives 180 days unless something else is chosen', () => {
  expect(expiryOnTheWire(EXPIRY_DRAFT)).toBe('180')
  expect(expiryOf(EXPIRY_DRAFT, NOW)).toEqual(new Date('2027-05-20T01:30:00Z'))
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
  expect(expiryDays(NOW)).toEqual({ first: '2026-11-22', last: '2036-11-18' })
})
