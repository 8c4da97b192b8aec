import { sha256 } from '@/lib/crypto/digest'
import { expect, test } from '@/lib/db/testing/test-database'
import { toArtifact } from './artifact'
import { findArtifact, insertArtifact } from './artifact-store'
import { redeemSource } from './redemption-store'

function artifact(kind: string, value: string) {
  const by = { secretId: null, keyId: null, family: null }
  return toArtifact(kind, value, { payload: { kind, jti: value, iat: 1 }, ttlSeconds: 60, by })
}

const redemption = (kind: string, value: string, made: string[] = []) => ({
  source: { kind, digest: sha256(value) },
  made: made.map((token) => artifact('AccessToken', token)),
  family: null,
})

test('of 16 who redeem a source at the same instant, one does, and only its tokens are written', async () => {
  for (const kind of ['AuthorizationCode', 'RefreshToken', 'PushedAuthorizationRequest']) {
    await insertArtifact(artifact(kind, kind))
    const made = Array.from({ length: 16 }, (_, n) => `token ${n} of ${kind}`)
    const won = await Promise.all(
      made.map((token) => redeemSource(redemption(kind, kind, [token]))),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    const written = await Promise.all(made.map((token) => findArtifact(sha256(token))))
    expect(written.map((one) => one !== undefined)).toEqual(won)
    expect((await findArtifact(sha256(kind)))?.consumedSeconds).toEqual(expect.any(Number))
    expect(await redeemSource(redemption(kind, kind, ['late']))).toBe(false)
    expect(await findArtifact(sha256('late'))).toBeUndefined()
  }
})

test('of two who redeem the same codes at once, the one from the front and the other from the back, each code has one winner', async () => {
  const kind = 'AuthorizationCode'
  const codes = Array.from({ length: 64 }, (_, n) => `code-${n}`)
  await Promise.all(codes.map((code) => insertArtifact(artifact(kind, code))))
  const won = await Promise.all(
    [...codes, ...codes.toReversed()].map((code) => redeemSource(redemption(kind, code))),
  )
  const front = won.slice(0, 64)
  const back = won.slice(64).toReversed()
  expect(front.map((first, n) => first !== back[n])).toEqual(Array(64).fill(true))
})

test('a source is redeemed only as what it is', async () => {
  await insertArtifact(artifact('RefreshToken', 'a value'))
  expect(await redeemSource(redemption('AuthorizationCode', 'a value', ['made']))).toBe(false)
  expect(await findArtifact(sha256('made'))).toBeUndefined()
  expect(await redeemSource(redemption('RefreshToken', 'a value'))).toBe(true)
})

test('who redeems a source as something else in the same batch gets nothing', async () => {
  await insertArtifact(artifact('RefreshToken', 'a value'))
  const attempts = [
    redemption('RefreshToken', 'a value'),
    redemption('DeviceCode', 'a value', ['x']),
  ]
  expect(await Promise.all(attempts.map(redeemSource))).toEqual([true, false])
  expect(await findArtifact(sha256('x'))).toBeUndefined()
})

test('an artifact that cannot be written leaves its source unused', async () => {
  await insertArtifact(artifact('AuthorizationCode', 'a code'))
  const taken = redemption('AuthorizationCode', 'a code', ['a code'])
  await expect(redeemSource(taken)).rejects.toThrow('the database')
  expect((await findArtifact(sha256('a code')))?.consumedSeconds).toBeNull()
})
