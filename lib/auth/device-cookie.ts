import { cookies } from 'next/headers'
import { DAY } from '@/lib/clock'
import { config } from '@/lib/config'
import { knownDevice, markDevice } from '@/lib/people/second-factor/known-device'

/** For so long after the last second factor, a browser stays known. */
const KNOWN_SECONDS = 90 * DAY

function deviceCookie() {
  const secure = config().url.startsWith('https:')
  return {
    name: secure ? '__Host-keyturn-device' : 'keyturn-device',
    options: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure,
      maxAge: KNOWN_SECONDS,
    } as const,
  }
}

/** The name of this browser, if the person has given their second factor in it before; else null. */
export async function knownDeviceOf(personId: string): Promise<string | null> {
  return knownDevice((await cookies()).get(deviceCookie().name)?.value, personId)
}

/**
 * The person has given their second factor in this browser. Others who know their password cannot
 * use up its attempts. Only in actions and routes.
 */
export async function rememberDevice(personId: string): Promise<void> {
  const { name, options } = deviceCookie()
  const jar = await cookies()
  const mark = jar.get(name)?.value
  const kept = mark && knownDevice(mark, personId) ? mark : markDevice(personId)
  jar.set(name, kept, options)
}
