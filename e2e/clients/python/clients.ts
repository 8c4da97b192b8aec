import { type ForeignClient, type Toolchain, versionIn } from '../toolchain'

const client = (name: string, program: string) => ({
  command: ['.installed/bin/python', program],
  version: () => versionIn('python', 'requirements.txt', `${name}==`),
})

const signIn = {
  use: 'sign-in',
  fits: ['web'],
  callback: '/auth/keyturn/callback',
  environment: { OAUTH_CLIENT_SECRET: 'secret', SESSION_SECRET: 'random' },
  needs: null,
} as const

const ownToken = {
  use: 'own-token',
  fits: ['machine'],
  callback: null,
  environment: { OAUTH_CLIENT_SECRET: 'secret' },
  typed: 'token endpoint, client ID, secret, scope',
  needs: null,
} as const

const CLIENTS: ForeignClient[] = [
  {
    ...signIn,
    ...client('Authlib', 'authlib_sign_in.py'),
    id: 'authlib',
    label: 'Authlib, in Flask',
    typed: 'address of the discovery document, client ID, secret, scopes',
  },
  {
    ...signIn,
    ...client('requests-oauthlib', 'requests_oauthlib_sign_in.py'),
    id: 'requests-oauthlib',
    label: 'requests-oauthlib, in Flask',
    typed: 'two addresses, client ID, secret, redirect URI, scopes',
  },
  {
    ...ownToken,
    ...client('Authlib', 'authlib_own_token.py'),
    id: 'authlib-own',
    label: 'Authlib',
  },
  {
    ...ownToken,
    ...client('requests-oauthlib', 'requests_oauthlib_own_token.py'),
    id: 'requests-oauthlib-own',
    label: 'requests-oauthlib',
  },
  {
    ...client('Authlib', 'authlib_api.py'),
    id: 'authlib-api',
    label: 'Authlib, as an API',
    use: 'api',
    fits: ['machine'],
    callback: null,
    environment: {},
    typed: 'address of the keys, issuer, audience',
    needs: null,
  },
]

export const PYTHON: Toolchain = {
  language: 'python',
  wants: [['python3', '-c', 'import venv, ensurepip']],
  install: [
    ['python3', '-m', 'venv', '--clear', '.installed'],
    [
      '.installed/bin/pip',
      'install',
      '--quiet',
      '--retries',
      '1',
      '--requirement',
      'requirements.txt',
    ],
  ],
  clients: CLIENTS,
}
