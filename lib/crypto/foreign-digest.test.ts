import { expect, test } from '@playwright/test'
import { passwordWork } from '@/lib/people/passwords/password-work'
import { type ForeignDigest, readForeignDigest, readShaDigest } from './foreign-digest'

const VALUE = 'moved-in-secret-Zx81kQ'
const TURN = { known: false, share: 'a test' }

const verifies = (digest: ForeignDigest, value: string) =>
  passwordWork('verify', { digest, value }, TURN)

function taken(text: string): ForeignDigest {
  const read = readForeignDigest(text)
  if (!read || !('digest' in read)) throw new Error(`not taken: ${text}`)
  return read.digest
}

/** Made with Python's hashlib, bcrypt 5.0 and argon2-cffi 25.1, in the form of each server. */
const MADE = {
  'Ory Hydra, PBKDF2':
    '$pbkdf2-sha256$i=25000,l=32$AAECAwQFBgcICQoLDA0ODw$UMVqog8Dtvz3BBaBBu+3DHrIwcAlMHPa2tdHN7auKnk',
  'passlib, PBKDF2 with SHA-256':
    '$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$vfl7HsOlEcNOVA3KYYibrq2SuC591G0mrQ3ZTpdIn6s',
  'passlib, PBKDF2 with SHA-512':
    '$pbkdf2-sha512$1000$AAECAwQFBgcICQoLDA0ODw$IXsOx1ik81bBKFnZoyOoK/GHSBIFzKfRGceGt5ZpbzXW1bwmZw8q.87mJpYlCJ2QTpU7NNT8bpZPBG0Ls74O/A',
  'Django OAuth Toolkit':
    'pbkdf2_sha256$600000$seasalt$03M4+RRp8gsJVKBPuB09M1SknfU7m/BdcG3TTerl7X4=',
  'Ory Hydra, bcrypt': '$2b$06$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO',
  'Spring Security': '{bcrypt}$2b$06$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO',
  'Django, bcrypt': 'bcrypt$$2b$06$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO',
  argon2id:
    '$argon2id$v=19$m=8192,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$WMRiO0siEh3P6gGIMc7pg0mwU7X5vGtXbqoqG0qDfkI',
  argon2i:
    '$argon2i$v=19$m=8192,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$IY7hU7dPZo7Tu+H0Bh9P+pefjLPkocVmlfGD49zEuQo',
  'Django, argon2d':
    'argon2$argon2d$v=19$m=8192,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pQMmO6Jqxr3y8PF7GI9ilkJJ2InlzWSvZ1mxs/AYVwc',
}

for (const [server, text] of Object.entries(MADE)) {
  test(`a digest of ${server} verifies its value and no other`, async () => {
    const digest = taken(text)
    expect(await verifies(digest, VALUE)).toBe(true)
    expect(await verifies(digest, `${VALUE} `)).toBe(false)
  })
}

test('of a longer value bcrypt has digested 72 bytes, and those are enough', async () => {
  const digest = taken('$2b$06$ISskfGrQFZLmPA//tSf4gux3d9j2g7xx7Y2oaidh11GvGxGWv84/S')
  expect(await verifies(digest, 'x'.repeat(80))).toBe(true)
  expect(await verifies(digest, 'x'.repeat(71))).toBe(false)
})

test('a digest without salt verifies, in base64 and in hex', async () => {
  for (const text of [
    'pD/Yz+pUF3hlk6dQsPKOwbrScIODbUap8DCTBfpaKo4=',
    'a43fd8cfea5417786593a750b0f28ec1bad27083836d46a9f0309305fa5a2a8e',
    'p3iTX3+6qSDZ//qM3926y+cnj/e8Oa1Lbuw28uCsejKAREi7spDcAI1EgLGPIAeonXHZlP4OTrYdBfDgib7nzw==',
  ]) {
    const digest = readShaDigest(text)
    expect(digest && (await verifies(digest, VALUE)), text).toBe(true)
    expect(digest && (await verifies(digest, 'another')), text).toBe(false)
  }
  for (const text of ['', 'pD/Yz', 'a43f', VALUE]) expect(readShaDigest(text), text).toBeNull()
})

test('a digest that would be a weapon against the processor is not taken', () => {
  const salt = 'MDEyMzQ1Njc4OWFiY2RlZg'
  const digest = 'WMRiO0siEh3P6gGIMc7pg0mwU7X5vGtXbqoqG0qDfkI'
  for (const text of [
    `$argon2id$v=19$m=4194304,t=1,p=1$${salt}$${digest}`,
    `$argon2id$v=19$m=8192,t=1000,p=1$${salt}$${digest}`,
    `$argon2id$v=19$m=8192,t=1,p=64$${salt}$${digest}`,
    `$pbkdf2-sha256$i=1000000000,l=32$${salt}$${digest}`,
    `pbkdf2_sha256$2000001$salt$${digest}=`,
    '$2b$31$pAspKshs47avHsYiey7Ws.yH8YP.fUw67Xs/gMuyZRwDQuyRwGosO',
  ]) {
    expect(readForeignDigest(text), text).toEqual({ refused: expect.stringContaining('long') })
  }
})

test('what was cut or is of an unknown kind is refused, and a plain value is no digest', () => {
  for (const text of ['$2b$06$pAspK', '$6$salt$abc', 'scrypt$x', '{MD5}abc', '$argon2id$v=19']) {
    expect(readForeignDigest(text), text).toEqual({ refused: expect.stringContaining('kind') })
  }
  for (const text of [VALUE, '0f8fad5b-d9cb-469f-a165-70867728950e', 'p$ss', '~8Q~abc.def_-']) {
    expect(readForeignDigest(text), text).toBeNull()
  }
})
