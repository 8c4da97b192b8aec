import { expect, test } from '@playwright/test'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import {
  defaultSecretName,
  formatHint,
  leastRecentlyUsed,
  type SecretUseView,
  secretStatus,
  usedRecently,
} from './secret'

const at = now()
const inDays = (days: number) => secondsAfter(at, days * DAY)
const used = (lastUsedAt: Date): SecretUseView => ({
  firstUsedAt: lastUsedAt,
  firstAddress: '192.0.2.1',
  lastUsedAt,
  lastAddress: '192.0.2.1',
  lastUserAgent: 'curl',
  lastGrantType: 'client_credentials',
})

test('a secret is expiring from 14 days before its end, and expired at its end', () => {
  const statusAt = (expiresAt: Date | null) =>
    secretStatus({ expiresAt, retirement: null, pause: null }, at)
  expect(statusAt(null)).toBe('active')
  expect(statusAt(inDays(14.01))).toBe('active')
  expect(statusAt(inDays(14))).toBe('expiring')
  expect(statusAt(secondsAfter(at, 1))).toBe('expiring')
  expect(statusAt(at)).toBe('expired')
})

test('a retired secret says why, whatever its date says', () => {
  const statusOf = (retirement: 'expired' | 'revoked' | 'regenerated') =>
    secretStatus({ expiresAt: inDays(100), retirement, pause: null }, at)
  expect(statusOf('expired')).toBe('expired')
  expect(statusOf('revoked')).toBe('revoked')
  expect(statusOf('regenerated')).toBe('revoked')
})

test('used recently means within the last 24 hours', () => {
  expect(usedRecently({ use: null }, at)).toBe(false)
  expect(usedRecently({ use: used(secondsAfter(at, -23.9 * HOUR)) }, at)).toBe(true)
  expect(usedRecently({ use: used(secondsAfter(at, -24 * HOUR)) }, at)).toBe(false)
})

test('the one to give up is the never used, else the longest unused, else the oldest', () => {
  const never = { createdAt: inDays(-1), use: null }
  const older = { createdAt: inDays(-9), use: null }
  const yesterday = { createdAt: inDays(-30), use: used(inDays(-1)) }
  const today = { createdAt: inDays(-90), use: used(at) }
  expect(leastRecentlyUsed([today, yesterday])).toBe(yesterday)
  expect(leastRecentlyUsed([today, never])).toBe(never)
  expect(leastRecentlyUsed([never, older])).toBe(older)
  expect(leastRecentlyUsed([])).toBeNull()
})

test('the default name counts on and tells the month', () => {
  const november = new Date('2026-11-21T00:00:00Z')
  expect(defaultSecretName([], november)).toBe('Secret 1 · Nov 2026')
  expect(defaultSecretName([{ name: 'Production' }], november)).toBe('Secret 2 · Nov 2026')
})

test('the hint shows the public id and the last four characters only', () => {
  expect(formatHint({ prefix: 'kt_cs', id: 'Ab3dEf9h', lastFour: 'wxyz' })).toBe(
    'kt_cs_Ab3dEf9h_…wxyz',
  )
})
