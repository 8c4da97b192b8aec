import { config } from '@/lib/config'

/**
 * Name and attributes of a cookie of ours. No script reads it (the time zone's is written by one), and other sites send it only when
 * they lead a browser here. If the portal uses https, the cookie is sent over https only, and
 * `__Host-` keeps sister domains from planting it (RFC 6265bis §4.1.3.2).
 */
export function browserCookie(name: string) {
  const secure = isHttps()
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  }
}

/** The value of a cookie in a `Cookie` header (RFC 6265 §4.2.1); undefined if it is not there. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Whether browsers reach the portal by https. */
export function isHttps(): boolean {
  return config().url.startsWith('https:')
}
