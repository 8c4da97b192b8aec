import { expect, test } from '@playwright/test'
import { requestSlot } from './request-slot'

test('a slot keeps one value for each request', () => {
  const slot = requestSlot<string>('name')
  const [first, second] = [{ state: {} }, { state: {} }]
  slot.set('one', first)
  expect(slot.get(first)).toBe('one')
  expect(slot.get(second)).toBeUndefined()
})

test('two slots of the same name are two', () => {
  const [mine, yours] = [requestSlot<string>('name'), requestSlot<string>('name')]
  const request = { state: {} }
  mine.set('mine', request)
  expect(yours.get(request)).toBeUndefined()
})

test('outside of a request there is nothing to read, and nothing is kept', () => {
  const slot = requestSlot<string>('name')
  slot.set('lost')
  expect(slot.get()).toBeUndefined()
})
