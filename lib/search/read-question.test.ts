import { expect, test } from '@playwright/test'
import { readQuestion } from './read-question'

const APP_ID = 'app_9vQ2kLm4Np7RsT1uVwXy'

test('a hint is read with and without its dots, its prefix and its last four characters', () => {
  const whole = [
    'kt_cs_AbCd1234_…wxyz',
    'kt_cs_AbCd1234_...wxyz',
    'kt_cs_AbCd1234_wxyz',
    '  AbCd1234 … wxyz ',
    'AbCd1234wxyz',
    '“acme_cs_AbCd1234_****wxyz”',
    'kt cs AbCd1234 wxyz',
  ]
  for (const text of whole) {
    const { secretIds, lastFours } = readQuestion(text)
    expect([secretIds[0], lastFours[0]], text).toEqual(['AbCd1234', 'wxyz'])
  }
  for (const text of ['AbCd1234', 'kt_cs_AbCd1234', 'kt_cs_AbCd1234_…']) {
    expect(readQuestion(text).secretIds[0], text).toBe('AbCd1234')
    expect(readQuestion(text).lastFours, text).toEqual([])
  }
  for (const text of ['wxyz', '…wxyz', '...wxyz', '****wxyz']) {
    expect(readQuestion(text), text).toMatchObject({ secretIds: [] })
    expect(readQuestion(text).lastFours[0], text).toBe('wxyz')
  }
})

test('capitals are not read out on a phone: each spelling is looked up', () => {
  expect(readQuestion('a1Bz').lastFours.toSorted()).toEqual(
    ['a1Bz', 'A1Bz', 'a1bz', 'A1bz', 'a1BZ', 'A1BZ', 'a1bZ', 'A1bZ'].toSorted(),
  )
  expect(readQuestion('abcdefgh').secretIds).toHaveLength(256)
})

test('an app, an address and the id of a key or request are told apart from words', () => {
  expect(readQuestion(APP_ID)).toMatchObject({ appId: APP_ID, words: APP_ID.slice(4) })
  expect(readQuestion('app_9vQ2')).toMatchObject({ appId: 'app_9vQ2', words: '9vQ2' })
  expect(readQuestion('ticket desk').appId).toBeNull()
  expect(readQuestion('203.0.113.17').address).toBe('203.0.113.17')
  expect(readQuestion('2001:DB8::0:17').address).toBe('2001:db8::17')
  expect(readQuestion('::ffff:203.0.113.17').address).toBe('203.0.113.17')
  expect(readQuestion('billing bodø')).toMatchObject({ appId: null, address: null, secretIds: [] })
})
