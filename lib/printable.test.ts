import { expect, test } from '@playwright/test'
import { isPrintable } from './printable'

test('names in every script, and emoji, are taken as they are', () => {
  const names = [
    'Contoso',
    'Übermaß',
    'Ελλάδα',
    'Почта',
    'שלום',
    'مرحبا',
    'नमस्ते',
    'සිංහල',
    '日本語',
    'ไทย',
    'می\u200cخواهم',
    'ශ්\u200dරී',
    '👩\u200d💻',
    '❤\ufe0f',
    '1\ufe0f\u20e3',
    'Việt Nam',
    'e\u0301',
  ]
  for (const name of names) expect([name, isPrintable(name)]).toEqual([name, true])
})

test('what does not show, or shows as something else, is refused', () => {
  const names = [
    '\u200b',
    '\u3164',
    '\u2800',
    '\u115f',
    'Con\u200btoso',
    'Key\u00adturn',
    'Con\u200dtoso',
    'x\u2060',
    '\ufeffx',
    '\u200fabc',
    '\u061cabc',
    'x\u{e0041}',
    'x\ufe0f',
    '\u200d',
    'evil\u202egnp',
    'a\nb',
    'a\u2028b',
    '\ud800',
    `a${'\u0301'.repeat(6)}`,
  ]
  for (const name of names) {
    expect([JSON.stringify(name), isPrintable(name)]).toEqual([JSON.stringify(name), false])
  }
})
