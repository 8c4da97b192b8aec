import { portOf, type Recipe } from './recipe'

const callback = '/callback'

/** openid-client 5, which many frameworks still carry, in Express. */
export const OPENID_CLIENT_5: Recipe = {
  id: 'openid-client-5',
  label: 'openid-client 5',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['openid-client@5', 'express', 'express-session'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'issuer, client ID, secret, redirect URI',
  needs: null,
  text: (setting) => `import express from 'express'
import session from 'express-session'
import { generators, Issuer } from 'openid-client'

const issuer = await Issuer.discover('${setting.issuer}')
const client = new issuer.Client({
  client_id: '${setting.clientId}',
  client_secret: process.env.OAUTH_CLIENT_SECRET,
  redirect_uris: ['${setting.appUrl}${callback}'],
  response_types: ['code'],
})

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))

app.get('/login', (req, res) => {
  const nonce = generators.nonce()
  req.session.sent = { nonce }
  res.redirect(client.authorizationUrl({ scope: 'openid email profile', nonce }))
})

app.get('${callback}', async (req, res) => {
  const redirectUri = '${setting.appUrl}${callback}'
  const tokens = await client.callback(redirectUri, client.callbackParams(req), req.session.sent)
  req.session.user = await client.userinfo(tokens)
  res.redirect('/')
})

app.get('/', (req, res) => res.json(req.session.user ?? null))
app.listen(${portOf(setting)})
`,
}
