import { config } from '@/lib/config'
import { keyFor } from '@/lib/keys'
import type { Configuration } from '../protocol/oidc-provider'

/**
 * The engine's cookies. They are signed and HttpOnly. They are not sent with requests of other
 * sites, but are sent when the browser navigates here. `Secure` is set if the portal uses https,
 * and `__Host-` prevents sister domains from planting a session.
 */
export function engineCookies(): NonNullable<Configuration['cookies']> {
  const secure = config().url.startsWith('https:')
  const options = { signed: true, httpOnly: true, sameSite: 'lax', overwrite: true } as const
  return {
    keys: [keyFor('engine-cookies').toString('base64url')],
    names: {
      session: secure ? '__Host-keyturn-apps' : 'keyturn-apps',
      interaction: 'keyturn-interaction',
      resume: 'keyturn-resume',
    },
    long: options,
    short: options,
  }
}
