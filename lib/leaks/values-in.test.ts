import { expect, test } from '@playwright/test'
import { makeSecret } from '@/lib/secrets/make-secret'
import { placeOf } from './place'
import { valuesIn } from './values-in'

const reveal = (text: string) => valuesIn(text).map((value) => value.reveal())

const one = makeSecret('kt').value.reveal()
const two = makeSecret('fjord').value.reveal()

test('values are found whatever stands around them, each once', () => {
  expect(reveal(`SECRET=${one}\n"${two}", ${one}`)).toEqual([one, two])
  expect(reveal(`\\n${one}xyz`)).toEqual([one])
  expect(reveal(`token${one}`)).toEqual([one])
})

test('what was mistyped or cut, and what other servers made, is no value', () => {
  const mistyped = one.slice(0, 30) + (one[30] === 'a' ? 'b' : 'a') + one.slice(31)
  expect(reveal(`${mistyped} ${one.slice(0, -1)} GOCSPX-1234567890abcdefghijklmnop`)).toEqual([])
})

test('a place is stored without secrets, and without what an address may carry', () => {
  expect(placeOf(`https://u:p@git.example/a?token=x#L3`)).toBe('https://git.example/a#L3')
  expect(placeOf(`in the log: ${one}\nline 3`)).toBe('in the log: (secret) line 3')
  expect(placeOf(`https://git.example/${one}`)).toBe('https://git.example/(secret)')
  expect(placeOf('a\u202eb')).toBe('')
  expect(placeOf('x'.repeat(9_000))).toHaveLength(500)
})
