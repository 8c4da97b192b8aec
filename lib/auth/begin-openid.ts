import { createHash, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { config } from '@/lib/config'
import { randomBase62 } from '@/lib/crypto/random'
import { asking } from './asking'
import { nextAuthOptions } from './next-auth-options'
import { OPENID } from './openid-provider'
import { sessionCookieKey } from './session-token'

/**
 * Sends the answered browser to the OpenID provider, and afterwards to `next`. next-auth begins only
 * by a form with its token against forgery; here a link begins, which changes nothing and binds what
 * follows to this browser by state, nonce and PKCE, so the token is written for it. `again` asks the
 * provider not to take its own session for an answer (OpenID Connect Core 1.0, section 3.1.2.1).
 */
export async function beginOpenId(next: string, again: boolean): Promise<Response> {
  const to = new URL(
    `/api/auth/signin/${OPENID}${again ? '?prompt=login&max_age=0' : ''}`,
    config().url,
  )
  const body = new URLSearchParams({ csrfToken: await forgeryToken(), callbackUrl: next })
  const request = new NextRequest(to, { method: 'POST', body })
  const context = { params: Promise.resolve({ nextauth: ['signin', OPENID] }) }
  return NextAuth(request, context, nextAuthOptions(await asking()))
}

/** next-auth's token, of which the browser gets the other half as a cookie. */
async function forgeryToken(): Promise<string> {
  const jar = await cookies()
  const secure = config().url.startsWith('https:')
  const name = secure ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token'
  const [kept = '', keptProof = ''] = jar.get(name)?.value.split('|') ?? []
  if (kept && equal(keptProof, proofOf(kept))) return kept
  const token = randomBase62(43)
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  jar.set(name, `${token}|${proofOf(token)}`, options)
  return token
}

function proofOf(token: string): string {
  return createHash('sha256').update(`${token}${sessionCookieKey()}`).digest('hex')
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
