import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { newId } from '@/lib/crypto/random'
import { behindEach, expect, test } from './behind-proxies'
import { SUBJECT } from './certificates'
import { ask } from './front'
import type { Place } from './products'

type More = { host?: 'localhost'; headers?: Record<string, string>; certificate?: string }

/** Asks for a token without a secret; 0 when there was no connection. */
async function authenticate(place: Place, appId: string, more: More): Promise<number> {
  const answer = await ask(place, {
    path: '/oauth2/token',
    method: 'POST',
    host: 'mtls.localhost',
    body: `grant_type=client_credentials&client_id=${appId}`,
    ...more,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...more.headers },
  }).catch(() => null)
  return answer?.status ?? 0
}

function certificateOf(place: Place, name: string) {
  const pem = readFileSync(join(place.folder, `${name}.pem`), 'utf8')
  return { pem, ...partsOf(new X509Certificate(pem)) }
}

const partsOf = ({ raw, publicKey }: X509Certificate) => ({
  base64: raw.toString('base64'),
  jwk: publicKey.export({ format: 'jwk' }),
})

async function register(pool: Pool, appId: string, jwk: object): Promise<void> {
  await pool.query(
    `INSERT INTO app_key (id, app_id, kid, thumbprint, name, algorithm, jwk, created_at, created_by_name)
     VALUES ($1, $2, 'tls', $2, 'TLS', 'ES256', $3, now(), 'Olive')`,
    [newId('key'), appId, JSON.stringify(jwk)],
  )
}

behindEach((product) => {
  test('a client certificate counts by its subject if the proxy has verified it', async ({
    at,
    behind: { place },
  }) => {
    const app = await at.org.addApp()
    const set = 'UPDATE app SET mtls_subject = $2, mtls_bound = true WHERE id = $1'
    await at.cluster.pool.query(set, [app.id, SUBJECT])
    expect(await authenticate(place, app.id, { certificate: 'client' })).toBe(200)
    expect(await authenticate(place, app.id, {})).toBe(401)
    for (const certificate of ['stranger', 'self-signed']) {
      const headers = { 'x-ssl-client-verify': 'SUCCESS' }
      const refused = await authenticate(place, app.id, { certificate, headers })
      expect([certificate, refused]).toEqual([certificate, product.verifiesAll ? 0 : 401])
    }
  })

  test('a client certificate counts by its key, whoever issued it, if the proxy lets it in', async ({
    at,
    behind: { place },
  }) => {
    const app = await at.org.addApp()
    const certificate = product.verifiesAll ? 'client' : 'self-signed'
    expect(await authenticate(place, app.id, { certificate })).toBe(401)
    await register(at.cluster.pool, app.id, certificateOf(place, certificate).jwk)
    expect(await authenticate(place, app.id, { certificate })).toBe(200)
  })

  test('a header that a client wrote is no certificate, at either host', async ({
    at,
    behind: { place },
  }) => {
    const app = await at.org.addApp()
    await at.cluster.pool.query('UPDATE app SET mtls_subject = $2 WHERE id = $1', [app.id, SUBJECT])
    const { pem, base64, jwk } = certificateOf(place, 'client')
    await register(at.cluster.pool, app.id, jwk)
    for (const text of [encodeURIComponent(pem), base64]) {
      const headers = { 'x-ssl-client-cert': text, 'x-ssl-client-verify': 'SUCCESS' }
      expect(await authenticate(place, app.id, { headers })).toBe(401)
      expect(await authenticate(place, app.id, { headers, host: 'localhost' })).toBe(401)
    }
  })
})
