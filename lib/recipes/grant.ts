import { portOf, type Recipe } from './recipe'

/** grant, in Express. */
export const GRANT: Recipe = {
  id: 'grant',
  label: 'Grant',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['grant', 'express', 'express-session'],
  file: 'server.mjs',
  callback: '/connect/keyturn/callback',
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'three addresses, client ID, secret, scopes',
  needs: null,
  text: (setting) => `import express from 'express'
import session from 'express-session'
import grant from 'grant'

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))
app.use(
  grant.express({
    defaults: { origin: '${setting.appUrl}', transport: 'session', state: true },
    keyturn: {
      oauth: 2,
      authorize_url: '${setting.issuer}/oauth2/authorize',
      access_url: '${setting.issuer}/oauth2/token',
      profile_url: '${setting.issuer}/oauth2/userinfo',
      key: '${setting.clientId}',
      secret: process.env.OAUTH_CLIENT_SECRET,
      scope: ['openid', 'email', 'profile'],
      scope_delimiter: ' ',
      response: ['tokens', 'profile'],
      callback: '/',
    },
  }),
)

app.get('/', (req, res) => res.json(req.session.grant?.response?.profile ?? null))
app.listen(${portOf(setting)})
`,
}
