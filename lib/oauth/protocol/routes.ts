/** The engine's routes, as full paths: the issuer is the origin. */
export const ROUTES = {
  authorization: '/oauth2/authorize',
  pushed_authorization_request: '/oauth2/par',
  token: '/oauth2/token',
  userinfo: '/oauth2/userinfo',
  introspection: '/oauth2/introspect',
  revocation: '/oauth2/revoke',
  jwks: '/oauth2/jwks',
  device_authorization: '/oauth2/device_authorization',
  code_verification: '/oauth2/device',
  end_session: '/oauth2/logout',
  registration: '/oauth2/register',
} as const

/** RFC 8414 §3; OpenID clients use the other path. Both answer the same. */
export const METADATA_PATHS = [
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
]

/** OpenID Shared Signals Framework 1.0: where streams are managed, and polled. */
export const SIGNAL_ROUTES = {
  metadata: '/.well-known/ssf-configuration',
  streams: '/oauth2/ssf/streams',
  status: '/oauth2/ssf/status',
  verify: '/oauth2/ssf/verify',
  poll: '/oauth2/ssf/poll',
} as const

/** The path at which one stream is polled (RFC 8936 §2.1). */
export const POLLED = /^\/oauth2\/ssf\/poll\/(sig_\w{20})$/

/** The path of the management API. */
export const MANAGEMENT_PATH = '/api/v1'

const RESOURCE_METADATA_PATH = '/.well-known/oauth-protected-resource'

/** The metadata of Keyturn's own resources (RFC 9728 §3.1: the resource's path is appended). */
export const RESOURCE_METADATA = {
  origin: RESOURCE_METADATA_PATH,
  userinfo: `${RESOURCE_METADATA_PATH}${ROUTES.userinfo}`,
  management: `${RESOURCE_METADATA_PATH}${MANAGEMENT_PATH}`,
} as const

const MACHINES_POST = ['POST', 'OPTIONS']
const ALL_READ = ['GET', 'HEAD', 'OPTIONS']

/** Every path with its methods. */
const METHODS = new Map<string, string[]>([
  [ROUTES.authorization, ['GET', 'POST']],
  [ROUTES.pushed_authorization_request, MACHINES_POST],
  [ROUTES.token, MACHINES_POST],
  [ROUTES.userinfo, ['GET', 'POST', 'OPTIONS']],
  [ROUTES.introspection, MACHINES_POST],
  [ROUTES.revocation, MACHINES_POST],
  [ROUTES.jwks, ALL_READ],
  [ROUTES.device_authorization, MACHINES_POST],
  [ROUTES.code_verification, ['GET', 'POST']],
  [ROUTES.end_session, ['GET', 'POST']],
  [`${ROUTES.end_session}/confirm`, ['POST']],
  [`${ROUTES.end_session}/success`, ['GET']],
  [ROUTES.registration, MACHINES_POST],
  [SIGNAL_ROUTES.metadata, ALL_READ],
  [SIGNAL_ROUTES.streams, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']],
  [SIGNAL_ROUTES.status, ['GET', 'POST']],
  [SIGNAL_ROUTES.verify, ['POST']],
  ...METADATA_PATHS.map((path): [string, string[]] => [path, ALL_READ]),
  ...Object.values(RESOURCE_METADATA).map((path): [string, string[]] => [path, ALL_READ]),
])

/** The paths to which a browser returns after a sign-in or a consent. */
const RESUMES = /^\/oauth2\/(authorize|device)\/[\w-]{1,64}$/

/** Whether a browser returns to this path after a sign-in or a consent. */
export function isResumed(path: string): boolean {
  return RESUMES.test(path)
}

/** The path of a dynamically registered app's registration (RFC 7592 §2). */
const REGISTERED = /^\/oauth2\/register\/\w{1,64}$/

/** The methods of a path; undefined if the path does not exist. */
export function methodsOf(path: string): string[] | undefined {
  if (REGISTERED.test(path)) return ['GET', 'PUT', 'DELETE', 'OPTIONS']
  if (POLLED.test(path)) return ['POST']
  return METHODS.get(path) ?? (RESUMES.test(path) ? ['GET'] : undefined)
}

/** Whether pages of every site may call this path of ours, which the engine does not know or open. */
export function isOpenToPages(path: string): boolean {
  return (
    path === ROUTES.registration ||
    path === SIGNAL_ROUTES.metadata ||
    REGISTERED.test(path) ||
    path.startsWith(RESOURCE_METADATA_PATH)
  )
}

const AUTHENTICATED = [
  'token',
  'introspection',
  'revocation',
  'pushed_authorization_request',
  'device_authorization',
] as const

/** The routes, by the engine's names, at which an app authenticates (RFC 6749 §2.3). */
export const AUTHENTICATED_ROUTES: ReadonlySet<string> = new Set(AUTHENTICATED)

/** The paths of those. */
export const AUTHENTICATED_PATHS: ReadonlySet<string> = new Set(
  AUTHENTICATED.map((route) => ROUTES[route]),
)

/** The engine's events for an error at one of those. */
export const AUTHENTICATION_FAILURES = [
  'grant.error',
  'introspection.error',
  'revocation.error',
  'pushed_authorization_request.error',
  'device_authorization.error',
]

/** The routes, by the engine's names, whose answer a person sees. */
export const BROWSER_ROUTES: ReadonlySet<string> = new Set([
  'authorization',
  'resume',
  'code_verification',
  'device_resume',
  'end_session',
  'end_session_confirm',
  'end_session_success',
])

/** Whether the path is a document that everybody reads, and that is served from memory. */
export function isPublished(path: string): boolean {
  return path === ROUTES.jwks || METADATA_PATHS.includes(path)
}

/** Whether people use this path in a browser, and not machines. */
export function isForBrowsers(path: string): boolean {
  return (
    isResumed(path) ||
    path === ROUTES.authorization ||
    path === ROUTES.code_verification ||
    path.startsWith(ROUTES.end_session)
  )
}
