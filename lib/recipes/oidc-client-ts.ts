import type { Recipe } from './recipe'

/** oidc-client-ts, in a page without a server. */
export const OIDC_CLIENT_TS: Recipe = {
  id: 'oidc-client-ts',
  label: 'oidc-client-ts',
  language: 'JavaScript',
  use: 'sign-in',
  fits: ['native'],
  packages: ['oidc-client-ts'],
  file: 'app.js',
  callback: '/callback',
  environment: {},
  typed: 'authority, client ID, redirect URI, scope',
  needs: null,
  text: ({ issuer, clientId, appUrl }) => `import { UserManager } from 'oidc-client-ts'

const manager = new UserManager({
  authority: '${issuer}',
  client_id: '${clientId}',
  redirect_uri: '${appUrl}/callback',
  scope: 'openid email profile',
  loadUserInfo: true,
})

if (location.pathname === '/callback') await manager.signinCallback()
const user = await manager.getUser()
if (user) document.body.textContent = JSON.stringify(user.profile)
else await manager.signinRedirect()
`,
}
