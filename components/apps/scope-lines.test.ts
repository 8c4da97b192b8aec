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

test('a scope counts only as a whole line', () => {
  expect(hasLine('openid2', 'openid')).toBe(false)
  expect(hasLine('x\n openid\n', 'openid')).toBe(true)
})
