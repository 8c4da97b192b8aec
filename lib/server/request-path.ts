import type { IncomingMessage } from 'node:http'

/** The path alone, without the query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Whether the management API answers here: programs ask, and nobody looks at a page. */
export function isApiPath(path: string): boolean {
  return /^\/api\/v1(\/|$)/.test(path)
}

/** Whether a logo is asked for, of whatever app. */
export function isLogoPath(path: string): boolean {
  return path.endsWith('/logo')
}

/**
 * Whether it is a path at all: not a proxy's form of address, nor `*`, nor `//host`, which a
 * redirect would turn into a way out, nor something percent-encoded that is no text.
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
