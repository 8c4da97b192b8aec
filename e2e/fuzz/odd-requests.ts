import fc from 'fast-check'
import { EVERY_OPERATION } from '@/lib/api/every-operation'
import { methodsOf } from '@/lib/oauth/protocol/routes'
import { nearlyRight } from './nearly-right'
import {
  actionBody,
  type Body,
  formBody,
  jsonBody,
  multipartBody,
  pageFormBody,
} from './odd-bodies'
import { cookies, extraHeaders, type Framing, framing } from './odd-headers'
import { encoded, mostly, oddText } from './odd-texts'
import { PARAMETERS } from './parameters'
import type { FuzzedRoutes } from './routes'

/** One request, with `{{names}}` in place of the scene's values. */
export type OddRequest = {
  method: string
  path: string
  headers: [string, string][]
  body: string | null
  framing: Framing
}

type Requests = fc.Arbitrary<OddRequest>

const query = fc
  .array(fc.tuple(mostly(...PARAMETERS), oddText), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'))

const bodies = fc.oneof(formBody(PARAMETERS), jsonBody, multipartBody(PARAMETERS))
const none = fc.constant(null)

type Shape = { methods: string[]; paths: fc.Arbitrary<string>; body: fc.Arbitrary<Body | null> }

function requests({ methods, paths, body }: Shape): Requests {
  const method = fc.constantFrom(...methods)
  return fc
    .record({
      method,
      path: paths,
      query,
      hasQuery: fc.boolean(),
      cookies,
      extraHeaders,
      body,
      framing,
    })
    .map(({ method, path, query, hasQuery, cookies, extraHeaders, body, framing }) => ({
      method,
      path: hasQuery && query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path,
      headers: [['cookie', cookies], ...(body?.headers ?? []), ...extraHeaders],
      body: body?.text ?? null,
      framing,
    }))
}

/** Requests that are right but for one parameter. */
const rightRequests: Requests = fc
  .record({ right: nearlyRight, cookies, extraHeaders, framing, isOdd: fc.nat(9) })
  .map(({ right: { method, path, text, authorized }, cookies, extraHeaders, framing, isOdd }) => ({
    method,
    path: method === 'GET' ? `${path}?${text}` : path,
    headers: [
      ['cookie', cookies],
      ['accept', 'text/html'],
      ['content-type', 'application/x-www-form-urlencoded'],
      ...(authorized ? [['authorization', '{{basic}}'] as [string, string]] : []),
      ...(isOdd === 0 ? extraHeaders : []),
    ],
    body: method === 'GET' ? null : text,
    framing,
  }))

/** Every path of the engine, by a method that it answers and by others. */
function engineRequests({ engine }: FuzzedRoutes): Requests {
  const body = fc.oneof(
    { weight: 6, arbitrary: formBody(PARAMETERS) },
    { weight: 2, arbitrary: bodies },
    { weight: 3, arbitrary: none },
  )
  return fc.constantFrom(...engine).chain((path) => {
    const answered = methodsOf(path.replaceAll(/[{}]/g, '')) ?? ['GET', 'POST']
    const methods = [...answered, ...answered, ...answered, 'POST', 'GET', 'DELETE', 'TRACE']
    return requests({ methods, paths: fc.constant(path), body })
  })
}

/** Paths of pages, and paths that nobody has. */
function pathsOf({ pages }: FuzzedRoutes): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pages) },
    { weight: 1, arbitrary: oddText.map((text) => `/apps/${encoded(text)}`) },
    { weight: 1, arbitrary: oddText.map((text) => `/${encoded(text)}`) },
  )
}

/** Every server action, at a page that owns it and at others. */
function actionRequests(routes: FuzzedRoutes): Requests {
  return fc.constantFrom(...routes.actions).chain(({ id, pages }) => {
    const own = fc.constantFrom(...pages)
    return requests({
      methods: ['POST'],
      paths: fc.oneof({ weight: 9, arbitrary: own }, { weight: 1, arbitrary: pathsOf(routes) }),
      body: fc.oneof(
        { weight: 4, arbitrary: actionBody(id, routes.fields) },
        { weight: 1, arbitrary: pageFormBody(id, routes.fields) },
      ),
    })
  })
}

const authPaths = fc
  .constantFrom('callback/credentials', 'callback/openid', 'csrf', 'error', 'providers')
  .map((path) => `/api/auth/${path}`)
const otherAuthPaths = fc
  .constantFrom('session', 'signin', 'signout', '_log', 'x/y/z')
  .map((path) => `/api/auth/${path}`)
/** What fits into a path of the management API; of the rest there is none, or it is somebody else's. */
const FITTING: Readonly<Record<string, string>> = {
  client_id: '{{appId}}',
  secret_id: '{{secretId}}',
  key_id: '{{keyId}}',
  api_id: '{{apiId}}',
  person_id: '{{personId}}',
  grant_id: '{{grantId}}',
  token_id: '{{initialAccessTokenId}}',
}
const apiPaths = mostly(
  '/apps/{{foreignAppId}}/keys',
  ...EVERY_OPERATION.map(({ path }) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name) => FITTING[name] ?? '{{foreignAppId}}'),
  ),
).map((path) => `/api/v1${path.startsWith('/') ? path : `/${encoded(path)}`}`)

const API_METHODS = ['GET', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE']

/** Requests to everything that the build answers. */
export function oddRequests(routes: FuzzedRoutes): Requests {
  const paths = pathsOf(routes)
  const body = fc.oneof(bodies, none)
  const weighted = (weight: number, arbitrary: Requests) => ({ weight, arbitrary })
  return fc.oneof(
    weighted(10, rightRequests),
    weighted(7, engineRequests(routes)),
    weighted(12, actionRequests(routes)),
    weighted(5, requests({ methods: ['GET', 'GET', 'HEAD'], paths, body: none })),
    weighted(2, requests({ methods: ['POST', 'POST', 'PUT'], paths, body: bodies })),
    weighted(2, requests({ methods: ['GET', 'POST'], paths: authPaths, body })),
    weighted(1, requests({ methods: ['GET', 'POST'], paths: otherAuthPaths, body })),
    weighted(2, requests({ methods: API_METHODS, paths: apiPaths, body })),
    weighted(
      1,
      requests({ methods: ['GET'], paths: fc.constantFrom(...routes.assets), body: none }),
    ),
  )
}
