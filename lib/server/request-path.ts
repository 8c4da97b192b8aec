import type { IncomingMessage } from 'node:http'

/** The request's path, without the query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Whether the path belongs to the management API, which answers programs and has no pages. */
export function isApiPath(path: string): boolean {
  return /^\/api\/v1(\/|$)/.test(path)
}

/** Whether the path belongs to next-auth. */
export function isSignInPath(path: string): boolean {
  return path.startsWith('/api/auth/')
}

/** Whether the path is that of a logo. */
export function isLogoPath(path: string): boolean {
  return path.endsWith('/logo')
}

/**
 * Whether the request target is a path of ours. Refuses the absolute form that proxies use, `*`,
 * `//host` (in a redirect it would lead to another host), and percent-encoding that is not text.
 */
export function isPath(path: string): boolean {
  if (!/^\/(?![/\\])/.test(path)) return false
  if (!path.includes('%')) return true
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
