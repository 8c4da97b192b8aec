import { cookies } from 'next/headers'
import { browserCookie } from '@/lib/browser-cookie'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { requestOrigin } from '@/lib/http/request-origin'
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
 * actions and routes. `isTold`: the person knows already, because they have just chosen a password in it.
 */
export async function keepDevice(
  sessionId: Plaintext,
  { isTold = false }: { isTold?: boolean } = {},
): Promise<void> {
  const origin = isTold ? null : await requestOrigin()
  const value = await rememberDevice(sessionId, { cookie: await readDeviceCookie(), origin })
  const { name, options } = deviceCookie()
  if (value) (await cookies()).set(name, value, options)
}
