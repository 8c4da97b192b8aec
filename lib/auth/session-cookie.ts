import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { keyFor } from '@/lib/keys'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/session'

/** What next-auth's encrypted token carries: a random id, and nothing about the person. */
const contents = z.object({ sessionId: z.string().min(1) })

/** `__Host-` makes a browser refuse the cookie from a sister domain or without https. */
export function sessionCookie() {
  const secure = config().url.startsWith('https:')
  return {
    name: secure ? '__Host-keyturn-session' : 'keyturn-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  }
}

/** The key under which next-auth encrypts its tokens. */
export function sessionCookieKey(): string {
  return keyFor('session-cookie').toString('base64')
}

/** The session id that the request's cookie carries, or null. */
export async function readSessionCookie(): Promise<Plaintext | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value
  if (!token) return null
  // An unreadable cookie (another master key, an altered byte, past its end) is no session.
  const decoded = await decode({ token, secret: sessionCookieKey() }).catch(() => null)
  const parsed = contents.safeParse(decoded)
  return parsed.success ? new Plaintext(parsed.data.sessionId) : null
}

/** Signs the answered browser in, as next-auth would. Only in actions and routes. */
export async function writeSessionCookie(sessionId: Plaintext): Promise<void> {
  const { name, options } = sessionCookie()
  const token = await encode({
    token: { sessionId: sessionId.reveal() },
    secret: sessionCookieKey(),
    maxAge: LONGEST_SESSION_SECONDS,
  })
  ;(await cookies()).set(name, token, options)
}

/** Forgets the session in the answered browser. Only in actions and routes. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
