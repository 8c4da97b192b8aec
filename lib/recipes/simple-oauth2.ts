import { portOf, type Recipe } from './recipe'

const callback = '/callback'

/** simple-oauth2, in Express. Plain OAuth 2.0: it asks userinfo itself. */
export const SIMPLE_OAUTH2: Recipe = {
  id: 'simple-oauth2',
  label: 'simple-oauth2',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['simple-oauth2', 'express'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret' },
  typed: 'host, two paths, client ID, secret',
  needs: null,
  text: (setting) => `import { randomUUID } from 'node:crypto'
import express from 'express'
import { AuthorizationCode } from 'simple-oauth2'

const client = new AuthorizationCode({
  client: { id: '${setting.clientId}', secret: process.env.OAUTH_CLIENT_SECRET },
  auth: {
    tokenHost: '${setting.issuer}',
    tokenPath: '/oauth2/token',
    authorizePath: '/oauth2/authorize',
  },
})
const asked = { redirect_uri: '${setting.appUrl}${callback}', scope: 'openid email profile' }

const app = express()
app.get('/login', (req, res) => {
  const state = randomUUID()
  res.cookie('state', state, { httpOnly: true, sameSite: 'lax' })
  res.redirect(client.authorizeURL({ ...asked, state }))
})

app.get('${callback}', async (req, res) => {
  if (!req.headers.cookie?.includes(\`state=\${req.query.state}\`)) return res.sendStatus(400)
  const { token } = await client.getToken({ ...asked, code: req.query.code })
  const headers = { authorization: \`Bearer \${token.access_token}\` }
  const user = await fetch('${setting.issuer}/oauth2/userinfo', { headers })
  res.json(await user.json())
})

app.listen(${portOf(setting)})
`,
}

/** simple-oauth2, for a token of the app's own. */
export const SIMPLE_OAUTH2_OWN: Recipe = {
  id: 'simple-oauth2-own',
  label: 'simple-oauth2',
  language: 'JavaScript',
  use: 'own-token',
  fits: ['machine'],
  packages: ['simple-oauth2'],
  file: 'token.mjs',
  callback: null,
  environment: { OAUTH_CLIENT_SECRET: 'secret' },
  typed: 'host, path, client ID, secret, scope',
  needs: null,
  text: ({ issuer, clientId, scope }) => `import { ClientCredentials } from 'simple-oauth2'

const client = new ClientCredentials({
  client: { id: '${clientId}', secret: process.env.OAUTH_CLIENT_SECRET },
  auth: { tokenHost: '${issuer}', tokenPath: '/oauth2/token' },
})
const { token } = await client.getToken({ scope: '${scope}' })
console.log(token.access_token)
`,
}
