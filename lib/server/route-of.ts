import { methodsOf, POLLED, ROUTES } from '@/lib/oauth/protocol/routes'

/** The paths of the protocol that carry an id. */
const TEMPLATES: [path: RegExp, route: string][] = [
  [new RegExp(`^${ROUTES.authorization}/`), `${ROUTES.authorization}/{uid}`],
  [new RegExp(`^${ROUTES.code_verification}/`), `${ROUTES.code_verification}/{uid}`],
  [new RegExp(`^${ROUTES.registration}/`), `${ROUTES.registration}/{client_id}`],
  [POLLED, '/oauth2/ssf/poll/{stream_id}'],
]

/** The template of a path of the protocol, without the ids in it; undefined for any other path. */
export function routeOf(path: string): string | undefined {
  if (!methodsOf(path)) return undefined
  return TEMPLATES.find(([template]) => template.test(path))?.[1] ?? path
}
