import { createHash, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { browserCookie } from '@/lib/browser-cookie'
import { config } from '@/lib/config'
import { randomBase62 } from '@/lib/crypto/random'
import { promptAgain } from '@/lib/providers/presets'
import type { PresetName } from '@/lib/providers/provider'
import { askNextAuth } from './ask-next-auth'
import type { KnownProvider } from './openid-provider'
import { sessionCookieKey } from './session-token'

type Departure = {
  /** The path of ours to come back to. */
  next: string
  /** The provider must sign the person in anew, whatever session it has (Core 1.0, §3.1.2.1). */
  again: boolean
  /** The address that the person has typed. */
  loginHint: string | null
}

/**
 * Redirects the browser to the OpenID provider, and afterwards to `next`. next-auth starts a
 * sign-in only from a form that carries its CSRF token. Ours starts from a link: the request
 * changes nothing, and state, nonce and PKCE bind the answer to this browser. So we supply the
 * token ourselves.
 */
export async function beginOpenId(known: KnownProvider, departure: Departure): Promise<Response> {
  const { id } = known.provider
  const query = parametersOf(known.provider.preset, departure)
  const to = new URL(`/api/auth/signin/${id}?${query}`, config().url)
  const body = new URLSearchParams({ csrfToken: await csrfToken(), callbackUrl: departure.next })
  const request = new NextRequest(to, { method: 'POST', body })
  return askNextAuth(request, ['signin', id], known)
}

function parametersOf(preset: PresetName, { again, loginHint }: Departure): URLSearchParams {
  const anew = { prompt: promptAgain(preset), max_age: '0' }
  return new URLSearchParams({
    ...(again && anew),
    ...(loginHint && { login_hint: loginHint }),
  })
}

/** next-auth's CSRF token. The browser gets the same token, with a hash of it, as a cookie. */
async function csrfToken(): Promise<string> {
  const jar = await cookies()
  const { name, options } = browserCookie('next-auth.csrf-token')
  const [present = '', presentHash = ''] = jar.get(name)?.value.split('|') ?? []
  if (present && equal(presentHash, hashOf(present))) return present
  const token = randomBase62(43)
  jar.set(name, `${token}|${hashOf(token)}`, options)
  return token
}

function hashOf(token: string): string {
  return createHash('sha256').update(`${token}${sessionCookieKey()}`).digest('hex')
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
