import type { Recipe } from './recipe'

/** Auth.js (next-auth 5), with an OpenID provider of one's own. */
export const AUTH_JS: Recipe = {
  id: 'auth-js',
  label: 'Auth.js 5',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['next-auth@^5.0.0-beta'],
  file: 'auth.js',
  callback: '/api/auth/callback/keyturn',
  environment: { OAUTH_CLIENT_SECRET: 'secret', AUTH_URL: 'app-url', AUTH_SECRET: 'random' },
  typed: 'issuer, client ID, secret',
  needs: null,
  text: ({ issuer, clientId }) => `import NextAuth from "next-auth"

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
    {
      id: "keyturn",
      name: "Keyturn",
      type: "oidc",
      issuer: "${issuer}",
      clientId: "${clientId}",
      clientSecret: process.env.OAUTH_CLIENT_SECRET,
    },
  ],
})
`,
}
