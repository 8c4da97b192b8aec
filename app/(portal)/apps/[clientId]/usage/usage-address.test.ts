import { expect, test } from '@playwright/test'
import { readUsageQuery } from './usage-address'

test('a credential that is nonsense counts as absent', () => {
  for (const credential of ['', 'x'.repeat(101), 'a\0', ['a', 'b']]) {
    expect(readUsageQuery({ credential }).credentialId).toBeUndefined()
  }
  expect(readUsageQuery({ credential: 'abcd1234' }).credentialId).toBe('abcd1234')
})
