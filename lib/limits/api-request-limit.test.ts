import { expect, test } from '@playwright/test'
import { moveClock } from '@/lib/clock'
import {
  API_REQUESTS,
  forgetApiRequests,
  noteApiRequest,
  secondsUntilServed,
} from './api-request-limit'

test('a caller has so many requests a minute, and the next minute again', () => {
  forgetApiRequests()
  expect(noteApiRequest('a')).toMatchObject({ requests: API_REQUESTS - 1 })
  for (let n = 1; n < API_REQUESTS; n += 1) noteApiRequest('a')
  expect(noteApiRequest('a')).toBeNull()
  expect(noteApiRequest('b')).not.toBeNull()
  expect(secondsUntilServed('a')).toBeGreaterThan(0)
  expect(secondsUntilServed('a')).toBeLessThanOrEqual(60)
  moveClock(61)
  expect(noteApiRequest('a')).toMatchObject({ requests: API_REQUESTS - 1 })
  moveClock(-61)
})
