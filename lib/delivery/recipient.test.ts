import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { compactDecrypt, exportJWK, importJWK } from 'jose'
import { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal } from '@/lib/errors'
import { readRecipient } from './recipient'
import { sealTo } from './seal-to'

const PAIRS = {
  'RSA-OAEP-256': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'ECDH-ES+A256KW with P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'ECDH-ES+A256KW with X25519': () => generateKeyPairSync('x25519'),
}

const jwkOf = (key: KeyObject) => key.export({ format: 'jwk' })
const complaintAbout = (text: string) => {
  try {
    return readRecipient(text) && ''
  } catch (error) {
    return error instanceof Refusal ? (error.fields?.recipient ?? '') : String(error)
  }
}

for (const [name, makePair] of Object.entries(PAIRS)) {
  test(`only the private half opens what is sealed by ${name}`, async () => {
    const { publicKey, privateKey } = makePair()
    const recipient = readRecipient(JSON.stringify({ ...jwkOf(publicKey), kid: 'vault-1' }))
    const value = 'kt_cs_abcdefgh_value'
    const jwe = await sealTo(recipient, new Plaintext(value), {
      clientId: 'app_1',
      secretId: 'abcdefgh',
    })
    expect(jwe).not.toContain(value)
    const { plaintext, protectedHeader } = await compactDecrypt(
      jwe,
      await importJWK(await exportJWK(privateKey), recipient.alg),
    )
    expect(Buffer.from(plaintext).toString()).toBe(value)
    expect(protectedHeader).toMatchObject({
      enc: 'A256GCM',
      kid: 'vault-1',
      client_id: 'app_1',
      secret_id: 'abcdefgh',
    })
  })
}

test('a private key is refused before it is parsed, and named as what it is', () => {
  for (const makePair of Object.values(PAIRS)) {
    expect(complaintAbout(JSON.stringify(jwkOf(makePair().privateKey)))).toContain('private key')
  }
})

test('a key that nothing can be sealed to is refused with a reason', () => {
  const { publicKey: small } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const { publicKey: ed25519 } = generateKeyPairSync('ed25519')
  const { publicKey: p256 } = PAIRS['ECDH-ES+A256KW with P-256']()
  const rows: [unknown, string][] = [
    [jwkOf(small), '2048'],
    [jwkOf(ed25519), 'kind'],
    [{ ...jwkOf(p256), use: 'sig' }, 'signs'],
    [{ ...jwkOf(p256), alg: 'RSA-OAEP' }, 'ECDH-ES+A256KW'],
    [{ ...jwkOf(p256), x: 'AAAA' }, 'read'],
    [{ keys: [] }, 'read'],
    ['none', 'read'],
    [null, 'read'],
  ]
  for (const [jwk, words] of rows) {
    expect(complaintAbout(JSON.stringify(jwk)), JSON.stringify(jwk)).toContain(words)
  }
  expect(complaintAbout('-----BEGIN PUBLIC KEY-----')).toContain('read')
})
