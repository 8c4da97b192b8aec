import { cookies } from 'next/headers'
import { browserCookie } from '@/lib/browser-cookie'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { DEVICE_KNOWN_SECONDS } from '@/lib/people/sessions/known-device'
import { rememberDevice } from '@/lib/people/sessions/remember-device'

function deviceCookie() {
  const { name, options } = browserCookie('keyturn-devices')
  return { name, options: { ...options, maxAge: DEVICE_KNOWN_SECONDS } }
}

/** The cookie that says in whose names this browser is known, or undefined. */
export async function readDeviceCookie(): Promise<string | undefined> {
  return (await cookies()).get(deviceCookie().name)?.value
}

/**
 * Makes this browser a known device of the session's person, once the sign-in is complete. Only in
 * actions and routes.
 */
export async function keepDevice(sessionId: Plaintext): Promise<void> {
  const value = await rememberDevice(sessionId, await readDeviceCookie())
  const { name, options } = deviceCookie()
  if (value) (await cookies()).set(name, value, options)
}
