import type { Recipe } from './recipe'

/** better-auth, by its generic OAuth plugin. */
export const BETTER_AUTH: Recipe = {
  id: 'better-auth',
  label: 'Better Auth',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['better-auth'],
  file: 'auth.js',
  callback: '/api/auth/callback/keyturn',
  environment: {
    OAUTH_CLIENT_SECRET: 'secret',
    BETTER_AUTH_URL: 'app-url',
    BETTER_AUTH_SECRET: 'random',
  },
  typed: 'address of the discovery document, client ID, secret, scopes',
  needs: null,
  text: ({ issuer, clientId }) => `import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'

export const auth = betterAuth({
  plugins: [
    genericOAuth({
      config: [
        {
          providerId: 'keyturn',
          discoveryUrl: '${issuer}/.well-known/openid-configuration',
          clientId: '${clientId}',
          clientSecret: process.env.OAUTH_CLIENT_SECRET,
          scopes: ['openid', 'email', 'profile'],
        },
      ],
    }),
  ],
})
`,
}
