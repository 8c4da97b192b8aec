import fc from 'fast-check'
import { anyText } from '@/lib/testing/any-text'
import { KNOWN_VALUES } from './known-values'

/** Text that has broken one parser or another, here or elsewhere. */
const FAMOUS = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '$ACTION_ID_',
  '$@1',
  '$K1',
  '$F1',
  '$undefined',
  '%',
  '%00',
  '%zz',
  '%E0%A4%A',
  '%2e%2e%2f',
  '../../etc/passwd',
  '\0',
  '\r\nSet-Cookie: a=b',
  '\ud800',
  '\u202eabc',
  'ﷺ',
  'ı',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '//evil.example',
  'https://evil.example/',
  'http://[',
  'http://[::1]:99999/',
  'https://keyturn.example.evil.example/document.json',
  'urn:ietf:params:oauth:request_uri:x',
  'a.b.c',
  'eyJhbGciOiJub25lIn0.e30.',
  'eyJhbGciOiJub25lIn0.bnVsbA.',
  'eyJhbGciOiJub25lIn0.eyJhdWQiOlsiYSIsImIiXSwiZXhwIjoiLTEifQ.',
  'eyJhbGciOiJFUzI1NiIsImp3ayI6e319.e30.AA',
  'app_00000000000000000000',
  'kt_cs_abcdefgh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'openid offline_access',
  'Basic %%%',
  'Bearer ',
  'DPoP a.b.c',
  '2026-02-31T25:61:61Z',
]

const known = fc.constantFrom(...KNOWN_VALUES).map((name) => `{{${name}}}`)

/** One character, or a letter with its marks, very often. */
const long = fc
  .tuple(
    fc.constantFrom(
      'a',
      '=',
      '&',
      '%',
      '[',
      '{"a":',
      '\u0301',
      'a\u0301',
      '\u{1f468}\u200d',
      '/',
      '\u0000',
      ' ',
    ),
    fc.constantFrom(10, 254, 255, 256, 1_000, 4_097, 14_000, 60_000),
  )
  .map(([unit, times]) => unit.repeat(times))

/** Text as strangers send it: odd, huge, or nearly right. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...FAMOUS) },
  { weight: 6, arbitrary: known },
  { weight: 3, arbitrary: anyText(40) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.tuple(known, fc.constantFrom(...FAMOUS)).map((two) => two.join('')) },
  { weight: 1, arbitrary: long },
)

/** A word that fits where it stands, more often than an odd one. */
export function mostly(...words: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: oddText },
  )
}

/** A JSON value with odd texts and names. */
export const oddJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: false },
    { weight: 5, arbitrary: oddText },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.oneof(fc.constantFrom('email', 'id', 'then', 'toString', '__proto__'), oddText),
        tie('value'),
        {
          maxKeys: 4,
        },
      ),
    },
  ),
})).value

/** Percent-encoded, but for the names of known values. A lone surrogate has no encoding. */
export function encoded(text: string): string {
  const wellFormed = Buffer.from(text).toString()
  return encodeURIComponent(wellFormed).replaceAll('%7B%7B', '{{').replaceAll('%7D%7D', '}}')
}
