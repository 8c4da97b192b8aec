import { type ForeignClient, type Toolchain, versionIn } from '../toolchain'

const client = (module: string, program: string) => ({
  command: [`.installed/${program}`],
  version: () => versionIn('go', 'go.mod', `${module} v`),
})

const CLIENTS: ForeignClient[] = [
  {
    ...client('github.com/coreos/go-oidc/v3', 'sign-in'),
    id: 'go-oidc',
    label: 'go-oidc with golang.org/x/oauth2',
    use: 'sign-in',
    fits: ['web'],
    callback: '/auth/keyturn/callback',
    environment: { OAUTH_CLIENT_SECRET: 'secret' },
    typed: 'issuer, client ID, secret, redirect URI, scopes',
    needs: null,
  },
  {
    ...client('golang.org/x/oauth2', 'own-token'),
    id: 'go-oauth2',
    label: 'golang.org/x/oauth2',
    use: 'own-token',
    fits: ['machine'],
    callback: null,
    environment: { OAUTH_CLIENT_SECRET: 'secret' },
    typed: 'token endpoint, client ID, secret, scope',
    needs: null,
  },
  {
    ...client('github.com/coreos/go-oidc/v3', 'api'),
    id: 'go-oidc-api',
    label: 'go-oidc, as an API',
    use: 'api',
    fits: ['machine'],
    callback: null,
    environment: {},
    typed: 'issuer, audience',
    needs: null,
  },
]

export const GO: Toolchain = {
  language: 'go',
  wants: [['go', 'version']],
  install: [['go', 'build', '-o', '.installed/', './...']],
  clients: CLIENTS,
}
