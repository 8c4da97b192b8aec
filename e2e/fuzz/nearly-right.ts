import fc from 'fast-check'
import { ROUTES } from '@/lib/oauth/protocol/routes'
import { encoded, oddText } from './odd-texts'

type Form = Record<string, string>

/** A request that would be right; one of its parameters is changed before it is sent. */
export type NearlyRight = { method: string; path: string; text: string; authorized: boolean }

const CODE: Form = {
  client_id: '{{appId}}',
  redirect_uri: '{{redirectUri}}',
  response_type: 'code',
  scope: 'openid email offline_access',
  state: 'state',
  nonce: 'nonce',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  prompt: 'login',
  max_age: '10',
  claims: '{"id_token":{"email":null}}',
  login_hint: '{{email}}',
  ui_locales: 'en',
  acr_values: '1',
  id_token_hint: '{{idToken}}',
  resource: '{{resource}}',
  response_mode: 'query',
}

const NATIVE: Form = {
  ...CODE,
  client_id: '{{nativeAppId}}',
  redirect_uri: 'http://127.0.0.1/callback',
}

const token = (form: Form): [string, Form] => [ROUTES.token, form]

/** Posted with the credentials of the app. */
const BY_APP: [string, Form][] = [
  token({ grant_type: 'client_credentials', scope: '{{scope}}', resource: '{{resource}}' }),
  token({ grant_type: 'refresh_token', refresh_token: '{{refreshToken}}', scope: 'openid' }),
  token({
    grant_type: 'authorization_code',
    code: '{{code}}',
    redirect_uri: '{{redirectUri}}',
    code_verifier: 'v'.repeat(43),
    resource: '{{resource}}',
  }),
  token({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: '{{accessToken}}',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    audience: '{{resource}}',
    scope: '{{scope}}',
  }),
  token({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: '{{deviceCode}}',
  }),
  [ROUTES.introspection, { token: '{{jwt}}', token_type_hint: 'access_token' }],
  [ROUTES.revocation, { token: '{{accessToken}}', token_type_hint: 'refresh_token' }],
  [ROUTES.pushed_authorization_request, { ...CODE, dpop_jkt: 'x'.repeat(43) }],
]

/** Posted by anybody. */
const BY_ANYBODY: [string, Form][] = [
  token({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: '{{secret}}',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: '{{secret}}',
    redirect_uri: '{{redirectUri}}',
  }),
  token({ grant_type: 'client_credentials', client_id: '{{appId}}', client_secret: '{{secret}}' }),
  [ROUTES.pushed_authorization_request, NATIVE],
  [
    ROUTES.device_authorization,
    { client_id: '{{nativeAppId}}', scope: 'openid', resource: '{{resource}}' },
  ],
  [
    ROUTES.code_verification,
    { xsrf: 'x', user_code: '{{userCode}}', confirm: 'yes', abort: 'yes' },
  ],
  [`${ROUTES.end_session}/confirm`, { xsrf: 'x', logout: 'yes' }],
  [
    '/api/auth/callback/credentials',
    {
      csrfToken: 'x',
      email: '{{email}}',
      password: '{{password}}',
      callbackUrl: '/apps',
      json: 'true',
    },
  ],
]

/** Opened by a browser. */
const OPENED: [string, Form][] = [
  [ROUTES.authorization, CODE],
  [ROUTES.authorization, NATIVE],
  [ROUTES.authorization, { client_id: '{{nativeAppId}}', request_uri: '{{requestUri}}' }],
  [ROUTES.authorization, { client_id: '{{appId}}', request: '{{jwt}}' }],
  [
    ROUTES.end_session,
    {
      client_id: '{{appId}}',
      id_token_hint: '{{idToken}}',
      post_logout_redirect_uri: '{{redirectUri}}',
      state: 's',
    },
  ],
  [`${ROUTES.end_session}/success`, { client_id: '{{appId}}' }],
  [ROUTES.code_verification, { user_code: '{{userCode}}' }],
  ['/device', { step: 'confirm', user_code: '{{userCode}}', done: 'approved', error: 'used' }],
  ['/sign-in', { next: '/apps', because: 'everywhere', error: 'defect', again: '1' }],
  ['/apps', { page: '1', search: 'Invoices', sort: 'name', order: 'asc' }],
  ['/api/auth/signin', { callbackUrl: '/apps', error: 'x' }],
]

type Change = { at: number; text: string; how: 'replace' | 'repeat' | 'remove' | 'cut' | 'nothing' }

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(30),
  text: oddText,
  how: fc.constantFrom('replace', 'replace', 'replace', 'repeat', 'remove', 'cut', 'nothing'),
})

function changed(form: Form, { at, text, how }: Change): string {
  const pairs = Object.entries(form)
  const [name, value] = pairs[at % pairs.length] ?? ['x', '']
  const rest = pairs.filter(([other]) => other !== name)
  const own: Record<Change['how'], [string, string][]> = {
    replace: [[name, text]],
    repeat: [
      [name, value],
      [name, text],
    ],
    remove: [],
    cut: [[name, value.slice(0, text.length)]],
    nothing: [[name, value]],
  }
  return [...rest, ...own[how]].map(([key, one]) => `${key}=${encoded(one)}`).join('&')
}

function requests(
  all: [string, Form][],
  method: string,
  authorized: boolean,
): fc.Arbitrary<NearlyRight> {
  return fc.tuple(fc.constantFrom(...all), change).map(([[path, form], how]) => ({
    method,
    path,
    text: changed(form, how),
    authorized,
  }))
}

/** What programs and browsers send, but for one parameter. */
export const nearlyRight: fc.Arbitrary<NearlyRight> = fc.oneof(
  { weight: 4, arbitrary: requests(BY_APP, 'POST', true) },
  { weight: 3, arbitrary: requests(BY_ANYBODY, 'POST', false) },
  { weight: 4, arbitrary: requests(OPENED, 'GET', false) },
)
