import { browserCookie, isHttps } from '@/lib/browser-cookie'
import { keysFor } from '@/lib/keys'
import type { Configuration } from '../protocol/oidc-provider'

/**
 * The engine's cookies. They are signed and HttpOnly. They are not sent with requests of other
 * sites, but are sent when the browser navigates here. `Secure` is set if the portal uses https, and
 * the prefixes prevent sister domains from planting a session. Two cookies belong to one path only,
 * so they cannot have the stricter `__Host-`.
 */
export function engineCookies(): NonNullable<Configuration['cookies']> {
  const prefix = isHttps() ? '__Secure-' : ''
  const options = { signed: true, httpOnly: true, sameSite: 'lax', overwrite: true } as const
  return {
    keys: keysFor('engine-cookies').map((key) => key.toString('base64url')),
    names: {
      session: browserCookie('keyturn-apps').name,
      interaction: `${prefix}keyturn-interaction`,
      resume: `${prefix}keyturn-resume`,
    },
    long: options,
    short: options,
  }
}
