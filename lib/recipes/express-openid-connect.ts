import { portOf, type Recipe } from './recipe'

/** express-openid-connect at its defaults: an ID token alone, by form post. */
export const EXPRESS_OPENID_CONNECT: Recipe = {
  id: 'express-openid-connect',
  label: 'express-openid-connect',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['express-openid-connect', 'express'],
  file: 'server.mjs',
  // Its cookies come back with a post from another site over https only.
  scheme: 'https',
  callback: '/callback',
  environment: { SESSION_SECRET: 'random' },
  typed: 'issuer, base URL, client ID',
  needs: 'idTokenResponse',
  text: (setting) => `import express from 'express'
import { auth } from 'express-openid-connect'

const app = express()
app.use(
  auth({
    issuerBaseURL: '${setting.issuer}',
    baseURL: '${setting.appUrl}',
    clientID: '${setting.clientId}',
    secret: process.env.SESSION_SECRET,
    idpLogout: true,
  }),
)

app.get('/', (req, res) => res.json(req.oidc.user))
app.listen(${portOf(setting)})
`,
}

/** The same with a code, as it is told to call APIs. */
export const EXPRESS_OPENID_CONNECT_CODE: Recipe = {
  id: 'express-openid-connect-code',
  label: 'express-openid-connect (code)',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['express-openid-connect', 'express'],
  file: 'server.mjs',
  callback: '/callback',
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  typed: 'issuer, base URL, client ID, secret, response type',
  needs: null,
  text: (setting) => `import express from 'express'
import { auth } from 'express-openid-connect'

const app = express()
app.use(
  auth({
    issuerBaseURL: '${setting.issuer}',
    baseURL: '${setting.appUrl}',
    clientID: '${setting.clientId}',
    clientSecret: process.env.OAUTH_CLIENT_SECRET,
    secret: process.env.SESSION_SECRET,
    authorizationParams: { response_type: 'code', scope: 'openid email profile' },
  }),
)

app.get('/', async (req, res) => res.json(await req.oidc.fetchUserInfo()))
app.listen(${portOf(setting)})
`,
}
