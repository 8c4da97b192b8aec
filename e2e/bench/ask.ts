import type { Ready } from './contender'

export const PATHS = { token: '/oauth2/token', introspect: '/oauth2/introspect' }

/** Posts a form and answers the body; throws unless the answer is a 200. */
export type Ask = (path: string, body: string) => Promise<string>

/** What every request of a load carries: a form, and the app's secret (RFC 6749 §2.3.1). */
export function headersOf({ clientId, clientSecret }: Ready): Record<string, string> {
  return {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
  }
}

/** Single requests, before and after a load. */
export function askOf(ready: Ready): Ask {
  const headers = headersOf(ready)
  return async (path, body) => {
    const answer = await fetch(ready.origin + path, { method: 'POST', headers, body })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${text}`)
    return text
  }
}
