import type { Recipe } from './recipe'

/** openid-client 6, for a token of the app's own. */
export const OPENID_CLIENT_OWN: Recipe = {
  id: 'openid-client-own',
  label: 'openid-client',
  language: 'JavaScript',
  use: 'own-token',
  fits: ['machine'],
  packages: ['openid-client@6'],
  file: 'token.mjs',
  callback: null,
  environment: { OAUTH_CLIENT_SECRET: 'secret' },
  typed: 'issuer, client ID, secret, scope',
  needs: null,
  text: ({ issuer, clientId, scope }) => `import * as client from 'openid-client'

const config = await client.discovery(
  new URL('${issuer}'),
  '${clientId}',
  process.env.OAUTH_CLIENT_SECRET,
)
const tokens = await client.clientCredentialsGrant(config, { scope: '${scope}' })
console.log(tokens.access_token)
`,
}
