import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export type ForeignClaims = {
  email: string
  email_verified: boolean
  name?: string
  groups?: string[]
}

/** Somebody else's OpenID provider, on the loopback: whoever signs in there is who the test says. */
export type ForeignProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  people: Map<string, ForeignClaims>
  close: () => void
}

/** Starts it for one relying party; any login name of `people` signs in. It has an ES256 key only. */
export async function startForeignProvider(redirectUri: string): Promise<ForeignProvider> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, ForeignClaims>()
  const client = { clientId: 'keyturn', clientSecret: 'a-secret-of-the-foreign-provider' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [await signingKey()] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    // It insists on what Keyturn should send anyway.
    pkce: { required: () => true },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups'],
    },
    cookies: { keys: ['foreign'] },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
  })
  server.on('request', provider.callback())
  return { issuer, ...client, people, close: () => server.close() }
}

async function signingKey() {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'foreign' }
}
