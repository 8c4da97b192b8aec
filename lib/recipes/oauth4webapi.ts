import { portOf, type Recipe } from './recipe'

const callback = '/callback'

/** oauth4webapi, in Express, as its example for OpenID Connect with a confidential client. */
export const OAUTH4WEBAPI: Recipe = {
  id: 'oauth4webapi',
  label: 'oauth4webapi',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['oauth4webapi', 'express', 'express-session'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'issuer, client ID, secret, redirect URI',
  needs: null,
  text: (setting) => `import express from 'express'
import session from 'express-session'
import * as oauth from 'oauth4webapi'

const issuer = new URL('${setting.issuer}')
const as = await oauth
  .discoveryRequest(issuer)
  .then((response) => oauth.processDiscoveryResponse(issuer, response))
const client = { client_id: '${setting.clientId}' }
const clientAuth = oauth.ClientSecretPost(process.env.OAUTH_CLIENT_SECRET)
const redirectUri = '${setting.appUrl}${callback}'

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))

app.get('/login', async (req, res) => {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  req.session.sent = { verifier, state }
  const url = new URL(as.authorization_endpoint)
  url.searchParams.set('client_id', client.client_id)
  url.searchParams.set('redirect_uri', redirectUri)
  url.searchParams.set('response_type', 'code')
  url.searchParams.set('scope', 'openid email profile')
  url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier))
  url.searchParams.set('code_challenge_method', 'S256')
  url.searchParams.set('state', state)
  res.redirect(url.href)
})

app.get('${callback}', async (req, res) => {
  const { verifier, state } = req.session.sent
  const here = new URL(req.url, '${setting.appUrl}')
  const params = oauth.validateAuthResponse(as, client, here, state)
  const answer = await oauth.authorizationCodeGrantRequest(
    as, client, clientAuth, params, redirectUri, verifier,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer)
  const { sub } = oauth.getValidatedIdTokenClaims(tokens)
  const told = await oauth.userInfoRequest(as, client, tokens.access_token)
  req.session.user = await oauth.processUserInfoResponse(as, client, sub, told)
  res.redirect('/')
})

app.get('/', (req, res) => res.json(req.session.user ?? null))
app.listen(${portOf(setting)})
`,
}
