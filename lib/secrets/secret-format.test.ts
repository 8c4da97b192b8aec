import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { anyText } from '@/lib/testing/any-text'
import { makeSecret } from './make-secret'
import { parseSecret } from './parse-secret'

// The properties answer true or false: an `expect` for each of thousands of runs costs seconds.
const prefix = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/)

test('a new secret is made of [A-Za-z0-9_], says its id, and is recognised', () => {
  fc.assert(
    fc.property(prefix, (installation) => {
      const made = makeSecret(installation)
      const value = made.value.reveal()
      expect(value).toMatch(/^[a-z][a-z0-9]*_cs_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/)
      expect(parseSecret(value)).toEqual({ id: made.id, prefix: `${installation}_cs` })
      expect(value.endsWith(made.lastFour)).toBe(true)
    }),
  )
})

test('any one changed character makes it something that was never issued', () => {
  fc.assert(
    fc.property(prefix, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (kt, at, other) => {
      const value = makeSecret(kt).value.reveal()
      const index = at % value.length
      fc.pre(value[index] !== other)
      return parseSecret(value.slice(0, index) + other + value.slice(index + 1)) === null
    }),
    { numRuns: 2000 },
  )
})

test('a missing, an added and two exchanged characters are noticed too', () => {
  fc.assert(
    fc.property(fc.nat(), fc.stringMatching(/^[0-9A-Za-z_]$/), (at, extra) => {
      const value = makeSecret('kt').value.reveal()
      const index = at % (value.length - 1)
      const [one = '', two = ''] = value.slice(index, index + 2)
      const [before, after] = [value.slice(0, index), value.slice(index + 2)]
      const altered = [before + two + after, before + extra + one + two + after]
      // Exchanging two equal characters changes nothing.
      if (one !== two) altered.push(before + two + one + after)
      return altered.every((text) => parseSecret(text) === null)
    }),
  )
})

test('rubbish is not a secret, and never an error', () => {
  fc.assert(
    fc.property(anyText(200), (rubbish) => parseSecret(rubbish) === null),
    { numRuns: 2000 },
  )
  expect(parseSecret('')).toBeNull()
  expect(parseSecret('a'.repeat(10_000_000))).toBeNull()
  expect(parseSecret(`${makeSecret('kt').value.reveal()}\n`)).toBeNull()
})

test('two secrets are never the same', () => {
  const values = Array.from({ length: 2000 }, () => makeSecret('kt').value.reveal())
  expect(new Set(values).size).toBe(2000)
})
