import { expect, test } from '@playwright/test'
import { stillSentOf } from './still-sent'
import type { RefusedAttempts } from './usage'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 6, minute))

function refused(change: Partial<RefusedAttempts> & { id?: string }): RefusedAttempts {
  const { id = 'oldone01', ...rest } = change
  return {
    credential: { kind: 'secret', id, name: 'Production', hint: null, active: false },
    cause: 'secret_revoked',
    address: '203.0.113.17',
    proven: true,
    attempts: 40,
    firstAt: at(12),
    lastAt: at(50),
    ...rest,
  }
}

const sentIn = (...month: RefusedAttempts[]) => stillSentOf({ day: month, month })

test('attempts with one ended secret are summed up over addresses and causes', () => {
  const later = { address: '203.0.113.94', attempts: 1, lastAt: at(59) }
  expect(sentIn(refused({}), refused({ ...later, cause: 'secret_paused' }))).toEqual([
    {
      secretId: 'oldone01',
      cause: 'secret_paused',
      attempts: 41,
      lastAt: at(59),
      address: '203.0.113.94',
    },
  ])
})

test('what a stranger can forge is not called still being sent', () => {
  const wrong = { proven: false, cause: 'wrong_secret' }
  expect(sentIn(refused(wrong), refused({ ...wrong, credential: null }))).toEqual([])
})

test('a secret that works, of an app that asks for too much, has not ended', () => {
  expect(sentIn(refused({ cause: 'invalid_scope' }))).toEqual([])
})

test('the secret that was sent last comes first', () => {
  const sent = sentIn(refused({}), refused({ id: 'other002', lastAt: at(55) }))
  expect(sent.map(({ secretId }) => secretId)).toEqual(['other002', 'oldone01'])
})

test('attempts are those of the last day, and the last time may be longer ago', () => {
  const lastWeek = refused({ lastAt: new Date('2026-11-20T02:00:00Z') })
  expect(stillSentOf({ day: [], month: [lastWeek] })).toMatchObject([
    { attempts: 0, lastAt: lastWeek.lastAt },
  ])
})
