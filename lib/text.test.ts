import { expect, test } from '@playwright/test'
import { normalForm, typedText } from './text'

const PILED_UP = `e${'\u0301\u0323'.repeat(100_000)}`

test('a letter and its mark are stored as one character, without spaces around', () => {
  expect(typedText('  Cafe\u0301 ', 4)).toBe('Caf\u00e9')
})

test('a text that is composed of four times its characters is still normalized', () => {
  expect(typedText('\u03b1\u0313\u0300\u0345', 1)).toBe('\u1f82')
})

test('what is far too long is left as it is, and at once', () => {
  expect(typedText(PILED_UP, 80)).toBe(PILED_UP)
  expect(normalForm(PILED_UP, 1000, 'NFKC')).toBe(PILED_UP)
})
