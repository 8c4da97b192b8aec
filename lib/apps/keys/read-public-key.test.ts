import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { calculateJwkThumbprint } from 'jose'
import { refusalOf } from '../testing/fixtures'
import { readPublicKey } from './read-public-key'
import { jwkText, PAIRS, pemOf, privateForms } from './testing/key-pairs'

const fieldsOf = async (text: string, chosen: 'ES256' | 'PS256' | null = null) =>
  (await refusalOf(readPublicKey(text, chosen)))?.fields

for (const [algorithm, pair] of Object.entries(PAIRS)) {
  test(`a public key for ${algorithm} is read from a JWK, a set of one, and PEM alike`, async () => {
    const made = pair()
    const jwk = made.publicKey.export({ format: 'jwk' })
    const texts = [JSON.stringify(jwk), JSON.stringify({ keys: [jwk] }), pemOf(made)]
    for (const text of texts) {
      const read = await readPublicKey(` ${text}\n`, null)
      expect(read).toEqual({
        jwk,
        algorithm,
        kid: null,
        thumbprint: await calculateJwkThumbprint(jwk),
      })
    }
  })
}

test('the thumbprint is the one of RFC 7638 §3.1', async () => {
  const n =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw'
  const text = JSON.stringify({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' })
  expect(await readPublicKey(text, null)).toMatchObject({
    thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    kid: '2011-04-29',
  })
})

test('a private key is refused loudly in every form, and no part of it is repeated', async () => {
  for (const text of privateForms()) {
    const refusal = await refusalOf(readPublicKey(text, null))
    expect(refusal?.fields?.publicKey, text).toContain('This is a private key.')
    const output = JSON.stringify([refusal?.toPublic(), refusal?.reason, refusal?.stack])
    for (const word of text.match(/[\w+/-]{20,}/g) ?? []) expect(output).not.toContain(word)
  }
})

test('what else a JWK says is not kept', async () => {
  const text = jwkText(PAIRS.EdDSA().publicKey, { x5u: 'https://a.example', note: 'mine' })
  expect(Object.keys((await readPublicKey(text, null)).jwk).sort()).toEqual(['crv', 'kty', 'x'])
})

test('an RSA key signs with RS256 unless it or the person says PS256', async () => {
  const { publicKey } = PAIRS.RS256()
  const says = async (chosen: 'PS256' | null, more = {}) =>
    (await readPublicKey(jwkText(publicKey, more), chosen)).algorithm
  expect(await says(null)).toBe('RS256')
  expect(await says(null, { alg: 'PS256' })).toBe('PS256')
  expect(await says('PS256')).toBe('PS256')
})

test('an algorithm that the key cannot sign with is refused, naming the ones it can', async () => {
  const key = jwkText(PAIRS.EdDSA().publicKey)
  expect((await fieldsOf(key, 'ES256'))?.algorithm).toContain('EdDSA')
  expect((await fieldsOf(jwkText(PAIRS.RS256().publicKey), 'ES256'))?.algorithm).toContain('PS256')
  const symmetric = jwkText(PAIRS.RS256().publicKey, { alg: 'HS256' })
  expect((await fieldsOf(symmetric))?.algorithm).toContain('RS256')
})

test('weak keys and other curves are refused', async () => {
  const rsa = (modulusLength: number, publicExponent = 65537) =>
    jwkText(generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey)
  expect((await fieldsOf(rsa(1024)))?.publicKey).toContain('1024 bits')
  expect((await fieldsOf(rsa(2048, 3)))?.publicKey).toContain('65537')
  for (const namedCurve of ['P-384', 'secp256k1']) {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve })
    expect((await fieldsOf(jwkText(publicKey)))?.publicKey).toContain('P-256')
  }
  const point = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }
  expect((await fieldsOf(JSON.stringify(point)))?.publicKey).toContain('no public key')
})

test('rubbish is no public key', async () => {
  const rubbish = ['', '{}', '[]', 'null', '{"keys":[]}', 'hello', '-----BEGIN PUBLIC KEY-----\nx']
  for (const text of rubbish) {
    expect((await fieldsOf(text))?.publicKey, text).toContain('no public key')
  }
})
