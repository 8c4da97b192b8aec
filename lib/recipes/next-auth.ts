import type { Recipe } from './recipe'

/** next-auth 4, a provider of one's own as its documentation describes it. */
export const NEXT_AUTH: Recipe = {
  id: 'next-auth',
  label: 'NextAuth.js 4',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['next-auth@4'],
  file: 'pages/api/auth/[...nextauth].js',
  callback: '/api/auth/callback/keyturn',
  environment: {
    OAUTH_CLIENT_SECRET: 'secret',
    NEXTAUTH_URL: 'app-url',
    NEXTAUTH_SECRET: 'random',
  },
  typed: 'address of the discovery document, client ID, secret',
  needs: null,
  text: ({ issuer, clientId }) => `import NextAuth from "next-auth"

export default NextAuth({
  providers: [
    {
      id: "keyturn",
      name: "Keyturn",
      type: "oauth",
      wellKnown: "${issuer}/.well-known/openid-configuration",
      clientId: "${clientId}",
      clientSecret: process.env.OAUTH_CLIENT_SECRET,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state"],
      profile(profile) {
        return { id: profile.sub, name: profile.name, email: profile.email }
      },
    },
  ],
})
`,
}
