import { crc32 } from 'node:zlib'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { base62 } from '@/lib/crypto/base62'
import { makeSecret } from '@/lib/secrets/make-secret'
import { checksum } from '@/lib/secrets/secret-format'
import { holdsLongValue, NO_SECRET_PATTERN, recogniseSecret } from './recognise-secret'
import { searchInput } from './search-input'

const HINTS = [
  'kt_cs_AbCd1234_…wxyz',
  'kt_cs_AbCd1234_wxyz',
  'AbCd1234',
  '…wxyz',
  'kt_cs_AbCd1234_',
]

/** What a browser without script lets a person send. */
const passesPattern = (text: string) => new RegExp(`^(?:${NO_SECRET_PATTERN})$`, 'v').test(text)

test('the checksum is the CRC-32 that secrets have had from the first day on', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9_A-Z]{0,80}$/), (head) => {
      return checksum(head) === base62(crc32(head), 6)
    }),
  )
})

test('a secret is recognised whatever is pasted around it, and only its public id is told', () => {
  const { id, value } = makeSecret('kt')
  const secret = value.reveal()
  for (const text of [
    secret,
    ` ${secret}\n`,
    `CLIENT_SECRET="${secret}"`,
    `app_1:${secret}@host`,
  ]) {
    expect(recogniseSecret(text)).toEqual({ secretId: id, whole: true })
    expect(passesPattern(text.trim())).toBe(false)
  }
})

test('a secret that was cut or mistyped is recognised too, and is not taken for a whole one', () => {
  const { id, value } = makeSecret('acme')
  const secret = value.reveal()
  const mistyped = `${secret.slice(0, 30)}${secret[30] === 'a' ? 'b' : 'a'}${secret.slice(31)}`
  for (const text of [secret.slice(0, -1), `${secret}x`, secret.slice(0, 25), mistyped]) {
    expect(recogniseSecret(text)).toEqual({ secretId: id, whole: false })
    expect(searchInput.safeParse({ q: text }).success).toBe(false)
  }
})

test('a hint is no secret', () => {
  for (const hint of HINTS) {
    expect(recogniseSecret(hint), hint).toBeNull()
    expect(passesPattern(hint), hint).toBe(true)
    expect(searchInput.safeParse({ q: hint }).success, hint).toBe(true)
  }
})

test('tokens and the ends of secrets are refused, and what is searched for is not', () => {
  const tail = makeSecret('kt').value.reveal().slice(-49)
  for (const value of [tail, `eyJ${'hbGciOi'.repeat(9)}.eyJ`, `Bearer ${'x'.repeat(60)}`]) {
    expect(holdsLongValue(value), value).toBe(true)
    expect(searchInput.safeParse({ q: value }).success).toBe(false)
  }
  const thumbprint = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'
  const wanted = [
    thumbprint,
    'a'.repeat(64),
    'app_9vQ2kLm4Np7RsT1uVwXy',
    'https://apps.example/a/very/long/path/of/a/metadata-document/that-goes-on-and-on.json',
    'billing bodø ingrid',
  ]
  for (const text of wanted) expect(holdsLongValue(text), text).toBe(false)
})
