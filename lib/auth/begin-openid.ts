import { createHash, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { browserCookie } from '@/lib/browser-cookie'
import { config } from '@/lib/config'
import { randomBase62 } from '@/lib/crypto/random'
import { nextAuthOptions } from './next-auth-options'
import { OPENID } from './openid-provider'
import { sessionCookieKey } from './session-token'
import { signInRequest } from './sign-in-request'

/**
 * Redirects the browser to the OpenID provider, and afterwards to `next`. next-auth starts a
 * sign-in only from a form that carries its CSRF token. Ours starts from a link: the request
 * changes nothing, and state, nonce and PKCE bind the answer to this browser. So we supply the
 * token ourselves. With `again`, the provider must sign the person in anew, whatever session it has
 * (OpenID Connect Core 1.0, section 3.1.2.1).
 */
export async function beginOpenId(next: string, again: boolean): Promise<Response> {
  const to = new URL(
    `/api/auth/signin/${OPENID}${again ? '?prompt=login&max_age=0' : ''}`,
    config().url,
  )
  const body = new URLSearchParams({ csrfToken: await csrfToken(), callbackUrl: next })
  const request = new NextRequest(to, { method: 'POST', body })
  const context = { params: Promise.resolve({ nextauth: ['signin', OPENID] }) }
  return NextAuth(request, context, nextAuthOptions(await signInRequest()))
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
