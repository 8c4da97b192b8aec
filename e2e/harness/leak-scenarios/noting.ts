import { oauth } from '../relying-party'
import type { Values } from './told'

type Sent = oauth.CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>

/** An option of oauth4webapi: notes what each request carries under this name, in header or form. */
export function noting(notes: Values, name: 'dpop' | 'client_assertion') {
  return {
    [oauth.customFetch]: (url: string, init: Sent) => {
      const form = init.body instanceof URLSearchParams ? init.body : new URLSearchParams()
      const value = new Headers(init.headers).get(name) ?? form.get(name)
      if (value) {
        const which = `${name} ${Object.keys(notes).length / 2 + 1}`
        Object.assign(notes, { [which]: value, [`${which}, its jti`]: jtiOf(value) })
      }
      return fetch(url, init as RequestInit)
    },
  }
}

function jtiOf(jwt: string): string {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()).jti
}
