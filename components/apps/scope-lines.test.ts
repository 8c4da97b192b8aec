import { expect, test } from '@playwright/test'
import { hasLine, withLine } from './scope-lines'

test('a chosen scope is a line like a typed one', () => {
  expect(withLine('', 'openid', true)).toBe('openid')
  expect(withLine('tickets\n', 'openid', true)).toBe('tickets\nopenid')
  expect(withLine('tickets\r\nopenid ', 'openid', true)).toBe('tickets\r\nopenid ')
})

test('a scope that is chosen no more leaves the others as they were typed', () => {
  expect(withLine('a\n openid \nb', 'openid', false)).toBe('a\nb')
  expect(withLine('openid', 'openid', false)).toBe('')
  expect(withLine('open', 'openid', false)).toBe('open')
})

test('scopes that were pasted on one line are chosen, and taken away, one by one', () => {
  expect(hasLine('a openid b', 'openid')).toBe(true)
  expect(withLine('a openid b\nc', 'openid', false)).toBe('a b\nc')
  expect(withLine('a openid', 'a', true)).toBe('a openid')
})

test('a scope counts only as a whole word', () => {
  expect(hasLine('openid2', 'openid')).toBe(false)
  expect(hasLine('x\n openid\n', 'openid')).toBe(true)
})
