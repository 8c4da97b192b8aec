import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'

type Claims = Record<string, unknown>

export type AssertingProvider = {
  id: string
  issuer: string
  /** Signs an identity assertion; a claim that is undefined is left out. */
  assert(claims: Claims, typ?: string): Promise<string>
  close(): void
}

/** A provider of the organization on the loopback, which vouches for people (ID-JAG). */
export async function startProvider(organizationId: string): Promise<AssertingProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const keys = [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'one' }]
  const server = createServer((req, res) => {
    const said = req.url === '/keys' ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }
    res.setHeader('content-type', 'application/json').end(JSON.stringify(said))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const id = newId('idp')
  const at = now()
  const words = { preset: 'other', name: 'Work', scopes: 'openid', addressClaim: 'email' }
  const rules = { trustsAddresses: false, groupsClaim: '', groupsIgnoreCase: false }
  const times = { createdAt: at, updatedAt: at }
  const provider = { id, organizationId, issuer, clientId: 'keyturn', hasButton: true }
  await db().identityProvider.create({
    data: { ...provider, ...words, ...rules, ...times, sealedSecret: new Uint8Array(40) },
  })
  return {
    id,
    issuer,
    assert(claims, typ = 'oauth-id-jag+jwt') {
      const iat = Math.floor(now().getTime() / 1000)
      const whole = { iss: issuer, jti: newId('jti'), iat, exp: iat + 300, ...claims }
      return new SignJWT(whole)
        .setProtectedHeader({ alg: 'RS256', kid: 'one', typ })
        .sign(privateKey)
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
