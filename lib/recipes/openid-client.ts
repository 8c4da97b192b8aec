import { portOf, type Recipe } from './recipe'

const callback = '/callback'

/** openid-client 6, in Express. */
export const OPENID_CLIENT: Recipe = {
  id: 'openid-client',
  label: 'openid-client',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['openid-client@6', 'express', 'express-session'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'issuer, client ID, secret, redirect URI',
  needs: null,
  text: (setting) => `import express from 'express'
import session from 'express-session'
import * as client from 'openid-client'

const config = await client.discovery(
  new URL('${setting.issuer}'),
  '${setting.clientId}',
  process.env.OAUTH_CLIENT_SECRET,
)

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))

app.get('/login', async (req, res) => {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  req.session.sent = { pkceCodeVerifier, expectedState }
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: '${setting.appUrl}${callback}',
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  })
  res.redirect(url.href)
})

app.get('${callback}', async (req, res) => {
  const here = new URL(req.url, '${setting.appUrl}')
  const tokens = await client.authorizationCodeGrant(config, here, req.session.sent)
  const { sub } = tokens.claims()
  req.session.user = await client.fetchUserInfo(config, tokens.access_token, sub)
  res.redirect('/')
})

app.get('/', (req, res) => res.json(req.session.user ?? null))
app.listen(${portOf(setting)})
`,
}
