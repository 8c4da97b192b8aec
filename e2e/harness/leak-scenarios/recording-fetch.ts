import { oauth } from '../relying-party'
import type { Values } from './values'

type Sent = oauth.CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>

/** An option of oauth4webapi: records the value under this name, a header or field, of each request. */
export function recordingFetch(sent: Values, name: 'dpop' | 'client_assertion') {
  return {
    [oauth.customFetch]: (url: string, init: Sent) => {
      const form = init.body instanceof URLSearchParams ? init.body : new URLSearchParams()
      const value = new Headers(init.headers).get(name) ?? form.get(name)
      if (value) {
        const which = `${name} ${Object.keys(sent).length / 2 + 1}`
        Object.assign(sent, { [which]: value, [`${which}, its jti`]: jtiOf(value) })
      }
      return fetch(url, init as RequestInit)
    },
  }
}

function jtiOf(jwt: string): string {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()).jti
}
