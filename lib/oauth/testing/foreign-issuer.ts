import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Trust } from '@/lib/apps/federated/federated-credential'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'

type Claims = Record<string, unknown>

/** An OpenID issuer on the loopback, as GitHub Actions is one, whose clock is ours. */
export type ForeignIssuer = {
  issuer: string
  /** Requests of its discovery document and its keys. */
  requests: number
  /** Whether it answers. */
  isUp: boolean
  /** Another issuer in the discovery document. */
  says: string | undefined
  /** Signs a token; a claim that is undefined is left out. */
  sign(claims: Claims, header?: { alg?: string; typ?: string; kid?: string }): Promise<string>
  /** Signs with another key from here on, and publishes that alone. */
  rotate(): Promise<void>
  close(): void
}

async function makeKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  return {
    kid,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid },
  }
}

/** Starts an issuer, whose tokens are valid for five minutes unless the claims say otherwise. */
export async function startForeignIssuer(): Promise<ForeignIssuer> {
  let key = await makeKey('first')
  const server = createServer((req, res) => {
    state.requests += 1
    if (!state.isUp) return void res.writeHead(503).end()
    const { issuer, says } = state
    const document = { issuer: says ?? issuer, jwks_uri: `${issuer}/keys` }
    const said = req.url === '/keys' ? { keys: [key.jwk] } : document
    res.setHeader('content-type', 'application/json').end(JSON.stringify(said))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const state: ForeignIssuer = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    isUp: true,
    says: undefined,
    sign(claims, header = {}) {
      const iat = Math.floor(now().getTime() / 1000)
      const usual = { iss: state.issuer, jti: newId('jti'), iat, exp: iat + 300 }
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: key.kid, ...header })
        .sign(key.privateKey)
    },
    async rotate() {
      key = await makeKey(newId('kid'))
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return state
}

/** Lets the app authenticate with tokens of an issuer; answers the credential's id. */
export async function trust(
  appId: string,
  {
    issuer,
    subject,
    claims = {},
    reusable = false,
  }: Partial<Trust> & { issuer: string; subject: string },
): Promise<string> {
  const id = newId('fed')
  const made = { name: 'Deploy', createdAt: now(), createdByName: 'Ada' }
  await db().federatedCredential.create({
    data: { id, appId, issuer, subject, claims: { ...claims }, reusable, ...made },
  })
  return id
}

/** The form fields of a token as a client assertion (RFC 7523 §2.2) of this app. */
export function asAssertion(appId: string, token: string): Record<string, string> {
  return {
    client_id: appId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: token,
  }
}
