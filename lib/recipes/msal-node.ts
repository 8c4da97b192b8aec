import { portOf, type Recipe } from './recipe'

const callback = '/redirect'

/** MSAL for Node with an authority that is not Microsoft's. */
export const MSAL_NODE: Recipe = {
  id: 'msal-node',
  label: 'MSAL Node',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['web'],
  packages: ['@azure/msal-node', 'express'],
  file: 'server.mjs',
  callback,
  environment: { OAUTH_CLIENT_SECRET: 'secret' },
  typed: 'authority, protocol mode, client ID, secret',
  needs: null,
  text: (setting) => `import express from 'express'
import { ConfidentialClientApplication, ProtocolMode } from '@azure/msal-node'

const client = new ConfidentialClientApplication({
  auth: {
    clientId: '${setting.clientId}',
    clientSecret: process.env.OAUTH_CLIENT_SECRET,
    authority: '${setting.issuer}',
    knownAuthorities: ['${new URL(setting.issuer).host}'],
  },
  system: { protocolMode: ProtocolMode.OIDC },
})
const asked = { scopes: ['email'], redirectUri: '${setting.appUrl}${callback}' }

const app = express()
app.get('/login', async (req, res) => res.redirect(await client.getAuthCodeUrl(asked)))
app.get('${callback}', async (req, res) => {
  const tokens = await client.acquireTokenByCode({ ...asked, code: req.query.code })
  res.json(tokens.account.idTokenClaims)
})

app.listen(${portOf(setting)})
`,
}
