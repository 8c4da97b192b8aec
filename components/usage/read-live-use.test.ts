import { expect, test } from '@playwright/test'
import type { LiveUse } from '@/lib/usage/live-use'
import { nextLookSeconds, readLiveUse } from './read-live-use'

test('what was sent as JSON is read as it was', () => {
  const at = new Date('2026-11-27T06:12:00Z')
  const use = {
    firstUsedAt: at,
    firstAddress: '203.0.113.17',
    lastUsedAt: at,
    lastAddress: '203.0.113.17',
    lastUserAgent: 'curl/8.14.1',
    lastGrantType: 'client_credentials',
  }
  const sent = { cause: 'secret_revoked', attempts: 41, lastAt: at, address: '203.0.113.17' }
  const live: LiveUse = {
    at,
    uses: { used0001: use, unused01: null },
    stillSent: [{ secretId: 'gone0001', ...sent }],
  }
  expect(readLiveUse(JSON.parse(JSON.stringify(live)))).toEqual(live)
})

test('a page that is left open looks often at first, seldom later, and not for ever', () => {
  expect([0, 599, 600, 3599].map(nextLookSeconds)).toEqual([4, 4, 20, 20])
  expect(nextLookSeconds(3600)).toBeNull()
})
