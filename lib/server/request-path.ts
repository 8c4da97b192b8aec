import type { IncomingMessage } from 'node:http'

/** The request's path, without the query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** The path as the log may have it: the address of a calendar feed is a secret. */
export function loggedPath(path: string): string {
  return /^[/\\]+calendar[/\\]/i.test(decoded(path)) ? '/calendar/…' : path
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
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
 * Next has pages that it shows itself, such as `/_global-error`: nobody asks for one. Azure DevOps had
 * its API at `/_apis`.
 */
export function isPath(path: string): boolean {
  if (!/^\/(?![/\\])/.test(path)) return false
  try {
    const decoded = decodeURIComponent(path)
    return !decoded.includes('\0') && !/^\/_(?!next\/|apis\/)/.test(decoded)
  } catch {
    return false
  }
}
