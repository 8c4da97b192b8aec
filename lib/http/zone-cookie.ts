import { cookies } from 'next/headers'
import { browserCookie } from '@/lib/browser-cookie'

/** The longest name of the IANA database has 32 characters. */
const ZONE = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/

/**
 * The reader's time zone, an IANA name, as their browser has said it in its cookie; UTC before it
 * has. A page that is made with it says the same before and after its script runs.
 */
export async function readZone(): Promise<string> {
  const zone = (await cookies()).get(browserCookie('keyturn-zone').name)?.value ?? ''
  return (ZONE.test(zone) && zoneOf(zone)) || 'UTC'
}

/** One name for all spellings: whoever sends many spellings fills no memory. */
function zoneOf(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
