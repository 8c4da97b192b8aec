import { expect, test } from '@playwright/test'
import { openSuccessor, sealSuccessor } from './successor'

test('only the value of the refresh token before it opens a successor', () => {
  const sealed = sealSuccessor('spent', 'its successor')
  expect(openSuccessor('spent', sealed)).toBe('its successor')
  for (const other of ['', 'Spent', 'its successor'])
    expect(openSuccessor(other, sealed)).toBeNull()
  expect(sealed.includes('its successor')).toBe(false)
})
