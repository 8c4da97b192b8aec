import { expect, test } from '@playwright/test'
import { calculateJwkThumbprint, importJWK, jwtVerify, SignJWT } from 'jose'
import { holdsPrivateKey, KEY_ALGORITHMS } from '@/lib/apps/keys/app-key'
import { readPublicKey } from '@/lib/apps/keys/read-public-key'
import { makePair } from './make-pair'

for (const algorithm of KEY_ALGORITHMS) {
  test(`a pair made for ${algorithm} signs, and its public half is taken as it is`, async () => {
    const { publicJwk, privateJwk, kid } = await makePair(algorithm)
    expect(holdsPrivateKey(publicJwk)).toBe(false)
    expect(holdsPrivateKey(privateJwk)).toBe(true)
    const read = await readPublicKey(publicJwk, null)
    expect(read).toMatchObject({ algorithm, kid, thumbprint: kid })
    expect(await calculateJwkThumbprint(JSON.parse(privateJwk))).toBe(kid)
    const key = await importJWK(JSON.parse(privateJwk), algorithm)
    const signed = await new SignJWT({}).setProtectedHeader({ alg: algorithm, kid }).sign(key)
    await jwtVerify(signed, await importJWK({ ...read.jwk }, algorithm))
  })
}
