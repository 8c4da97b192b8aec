import { cookies } from 'next/headers'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { openSessionToken, sealSessionToken, sessionCookie } from './session-token'

/** The session id in the request's cookie, or null. */
export async function readSessionCookie(): Promise<Plaintext | null> {
  return openSessionToken((await cookies()).get(sessionCookie().name)?.value)
}

/** Sets the browser's session cookie, as next-auth would. Only in actions and routes. */
export async function writeSessionCookie(sessionId: Plaintext): Promise<void> {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, await sealSessionToken(sessionId), options)
}

/** Removes the browser's session cookie. Only in actions and routes. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
