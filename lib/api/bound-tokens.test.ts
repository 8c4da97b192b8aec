import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { MINUTE, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { managementApi } from '@/lib/oauth/resources/management-api'
import { giveSecret } from '@/lib/oauth/testing/apps'
import { basic } from '@/lib/oauth/testing/engine-test'
import { sweepArtifacts } from '@/lib/oauth/tokens/sweep-artifacts'
import { anAppOf, aPerson, expect, test } from './testing/api-test'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
type Claims = Record<string, string | number | undefined>

async function proofOf(pair: Pair, claims: Claims): Promise<string> {
  const said = { jti: crypto.randomUUID(), iat: Math.floor(now().getTime() / 1000), ...claims }
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(pair.publicKey) }
  return new SignJWT(said).setProtectedHeader(header).sign(pair.privateKey)
}

test('a token that is bound to a key is taken with a proof of it, once, for this request alone', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const appId = await anAppOf(ada)
  const data = { managementScopes: ['apps:read'], version: 2 }
  await db().app.update({ where: { id: appId }, data })
  const { value } = await giveSecret(appId)
  const [pair, other] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')]
  const at = { htm: 'POST', htu: `${engine.origin}/oauth2/token` }
  const { body } = await engine.post(
    '/oauth2/token',
    { grant_type: 'client_credentials', resource: managementApi().identifier },
    { ...basic(appId, value), DPoP: await proofOf(pair, at) },
  )
  expect(body.token_type).toBe('DPoP')
  const token = String(body.access_token)
  const ath = createHash('sha256').update(token).digest('base64url')
  const right = { htm: 'GET', htu: `${managementApi().identifier}/apps`, ath }
  const call = async (proof: string | null, scheme = 'DPoP') => {
    const headers = { authorization: `${scheme} ${token}`, ...(proof ? { dpop: proof } : {}) }
    const answer = await api('GET /apps', { headers })
    return answer.status === 200 ? 200 : answer.body.code
  }
  const proof = await proofOf(pair, right)
  expect(await call(proof)).toBe(200)
  expect(await call(proof)).toBe('access_token_bound')
  const wrong: [Pair, Claims][] = [
    [other, right],
    [pair, { ...right, htm: 'POST' }],
    [pair, { ...right, htu: `${managementApi().identifier}/people` }],
    [pair, { ...right, ath: 'another' }],
    [pair, { ...right, ath: undefined }],
    [pair, { ...right, iat: Math.floor(now().getTime() / 1000) - 10 * MINUTE }],
    [pair, { ...right, jti: '' }],
  ]
  for (const [by, claims] of wrong) {
    expect(await call(await proofOf(by, claims)), JSON.stringify(claims)).toBe('access_token_bound')
  }
  expect(await call(null)).toBe('access_token_bound')
  expect(await call('rubbish')).toBe('access_token_bound')
  expect(await call(await proofOf(pair, right), 'Bearer')).toBe('access_token_bound')
  const refused = await api('GET /apps', { headers: { authorization: `DPoP ${token}` } })
  expect(refused.headers.get('www-authenticate')).toContain('DPoP error="invalid_token", algs="')
  expect(await call(await proofOf(pair, { ...right, htu: `${right.htu}?size=2` }))).toBe(200)
  const ahead = await proofOf(pair, { ...right, iat: Math.floor(now().getTime() / 1000) + 290 })
  expect(await call(ahead)).toBe(200)
  moveClock(6 * MINUTE)
  await sweepArtifacts()
  expect(await call(ahead)).toBe('access_token_bound')
  expect(await call(await proofOf(pair, right))).toBe(200)
  moveClock(-6 * MINUTE)
  expect(await calculateJwkThumbprint(await exportJWK(pair.publicKey))).toHaveLength(43)
})

test('a bearer token is not taken with a proof, and says how much is left of the minute', async ({
  engine,
  api,
}) => {
  const ada = await aPerson('administrator')
  const appId = await anAppOf(ada)
  const data = { managementScopes: ['apps:read'], version: 2 }
  await db().app.update({ where: { id: appId }, data })
  const { value } = await giveSecret(appId)
  const form = { grant_type: 'client_credentials' }
  const { body } = await engine.post('/oauth2/token', form, basic(appId, value))
  const token = String(body.access_token)
  const odd = await api('GET /apps', { headers: { authorization: `DPoP ${token}` } })
  expect([odd.status, odd.body.code]).toEqual([401, 'access_token_refused'])
  const answers = [await api('GET /apps', { token }), await api('GET /apps/x', { token })]
  expect(answers.map(({ status }) => status)).toEqual([200, 404])
  const left = answers.map(({ headers }) => headers.get('ratelimit'))
  expect(left).toEqual([expect.stringMatching(/^"caller";r=5999;t=\d+$/), expect.any(String)])
  expect(left[1]).toMatch(/^"caller";r=5998;/)
  expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"caller";q=6000;w=60')
})
