import {
  isResumed,
  METADATA_PATHS,
  POLLED,
  RESOURCE_METADATA,
  ROUTES,
  SIGNAL_ROUTES,
} from '@/lib/oauth/protocol/routes'
import { machineDoor } from './machine-doors'
import { isSignInPath } from './request-path'

const named = (paths: Record<string, string>, prefix = ''): [string, string][] =>
  Object.entries(paths).map(([name, path]) => [path, prefix + name])

/** The paths that are one endpoint each. Machines ask for these all day, so they are found at once. */
const ENDPOINTS = new Map<string, string>([
  ...named(ROUTES),
  ...named(SIGNAL_ROUTES, 'ssf_'),
  ...METADATA_PATHS.map((path): [string, string] => [path, 'metadata']),
  ...Object.values(RESOURCE_METADATA).map((path): [string, string] => [path, 'resource_metadata']),
  ['/healthz', 'health'],
  ['/startupz', 'health'],
  ['/readyz', 'health'],
])

/** Endpoints whose paths carry an id or a step. */
const FAMILIES: { isFor: (path: string) => boolean; endpoint: string }[] = [
  { isFor: isResumed, endpoint: 'resume' },
  { isFor: (path) => POLLED.test(path), endpoint: 'ssf_poll' },
  { isFor: (path) => path.startsWith(`${ROUTES.registration}/`), endpoint: 'registration' },
  { isFor: (path) => path.startsWith(`${ROUTES.end_session}/`), endpoint: 'end_session' },
  { isFor: (path) => /^\/(oauth2|\.well-known)(\/|$)/.test(path), endpoint: 'unknown' },
  { isFor: isSignInPath, endpoint: 'sign_in' },
  { isFor: (path) => path.startsWith('/_next/'), endpoint: 'static' },
]

/**
 * The endpoint of a path, as metrics and traces name it: a route, never the path itself, so that there
 * are as many names as routes, whatever strangers ask for. Pages are one endpoint.
 */
export function endpointOf(path: string): string {
  const known = ENDPOINTS.get(path)
  if (known) return known
  const door = machineDoor(path)
  if (door) return door.endpoint
  return FAMILIES.find(({ isFor }) => isFor(path))?.endpoint ?? 'pages'
}
