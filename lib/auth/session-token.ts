import type { IncomingMessage } from 'node:http'
import { decode, encode, type JWT, type JWTDecodeParams } from 'next-auth/jwt'
import { z } from 'zod'
import { browserCookie, cookieIn } from '@/lib/browser-cookie'
import { Plaintext } from '@/lib/crypto/plaintext'
import { keyFor, keysFor } from '@/lib/keys'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'

/** The content of next-auth's encrypted token: a random id, and nothing about the person. */
const contents = z.object({ sessionId: z.string().min(1) })

/** The cookie of the portal's session. */
export function sessionCookie() {
  return browserCookie('keyturn-session')
}

/** The key under which next-auth encrypts its tokens. */
export function sessionCookieKey(): string {
  return keyFor('session-cookie').toString('base64')
}

/** Opens a token of next-auth, whichever of our master keys encrypted it. */
export async function decodeUnderAny(parameters: JWTDecodeParams): Promise<JWT | null> {
  let failure: unknown
  for (const key of keysFor('session-cookie')) {
    try {
      return await decode({ ...parameters, secret: key.toString('base64') })
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

/** The session id in the `Cookie` header of a request that Next does not answer, or null. */
export function sessionOfRequest({ headers }: IncomingMessage): Promise<Plaintext | null> {
  return openSessionToken(cookieIn(headers.cookie, sessionCookie().name))
}

/** The session id in a cookie's value, or null. */
export async function openSessionToken(token: string | undefined): Promise<Plaintext | null> {
  if (!token) return null
  // An unreadable cookie (another master key, an altered byte, past its end) is no session.
  const decoded = await decodeUnderAny({ token, secret: sessionCookieKey() }).catch(() => null)
  const parsed = contents.safeParse(decoded)
  return parsed.success ? new Plaintext(parsed.data.sessionId) : null
}

/** The cookie's value for a session, as next-auth would write it. */
export function sealSessionToken(sessionId: Plaintext): Promise<string> {
  return encode({
    token: { sessionId: sessionId.reveal() },
    secret: sessionCookieKey(),
    maxAge: LONGEST_SESSION_SECONDS,
  })
}
