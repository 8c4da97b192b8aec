import { randomBytes } from 'node:crypto'
import { expect, test } from '@/lib/db/testing/test-database'
import { provideMasterKeys } from '@/lib/keys'
import { digestSecret, secretMatches } from './digest-secret'
import { makeSecret } from './make-secret'

test('a value matches its own digest, under its own pepper only', () => {
  const value = makeSecret('kt').value.reveal()
  const first = { generation: 1, key: randomBytes(32) }
  provideMasterKeys({ known: [{ generation: 2, key: randomBytes(32) }, first], pending: null })
  const digest = digestSecret(value, 1)
  expect(digest).toHaveLength(32)
  expect(secretMatches(value, { digest, pepperVersion: 1 })).toBe(true)
  expect(secretMatches(value, { digest, pepperVersion: 2 })).toBe(false)
  expect(secretMatches(`${value}x`, { digest, pepperVersion: 1 })).toBe(false)
  expect(secretMatches(value, { digest: digest.subarray(1), pepperVersion: 1 })).toBe(false)
})
