import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import Provider, { type AdapterConstructor, type AdapterFactory } from 'oidc-provider'
import { type Allowed, inTurns, makeCodes, PEOPLE, REDIRECT_URI, SCOPE } from './codes'
import { announce } from './contender'

const credentials = {
  clientId: 'bench',
  clientSecret: 'a-secret-in-the-clear-as-the-engine-wants-it',
}

/** The one app, as the engine wants it registered. */
export const REGISTRATION = {
  client_id: credentials.clientId,
  client_secret: credentials.clientSecret,
  grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  response_types: ['code' as const],
  redirect_uris: [REDIRECT_URI],
  id_token_signed_response_alg: 'ES256' as const,
}

/** Answers at Keyturn's paths and with Keyturn's tokens, so that one load fits all. */
const SETTINGS = {
  features: {
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    devInteractions: { enabled: false },
  },
  routes: { token: '/oauth2/token', introspection: '/oauth2/introspect' },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  conformIdTokenClaims: false,
  rotateRefreshToken: true,
  enabledJWA: { idTokenSigningAlgValues: ['ES256' as const] },
}

/** oidc-provider, set up by its own documentation, with somewhere to keep things. */
export function serveOrdinaryEngine(
  adapter: AdapterConstructor | AdapterFactory,
  clients: (typeof REGISTRATION)[],
): void {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider('http://127.0.0.1', {
    ...SETTINGS,
    adapter,
    clients,
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: 'Ada Lovelace', email: 'ada@example.com' }),
    }),
  })
  let allowed: Promise<Allowed[]> | undefined
  announce(createServer(provider.callback()), credentials, async (count) => {
    allowed ??= inTurns(PEOPLE, (n) => allow(provider, `person-${n}`))
    const client = await provider.Client.find(credentials.clientId)
    if (!client) throw new Error('the app is not there')
    return makeCodes(provider, { client, allowed: await allowed, count })
  })
}

async function allow(provider: Provider, accountId: string): Promise<Allowed> {
  const grant = new provider.Grant({ accountId, clientId: credentials.clientId })
  grant.addOIDCScope(SCOPE)
  return { accountId, grantId: await grant.save() }
}
