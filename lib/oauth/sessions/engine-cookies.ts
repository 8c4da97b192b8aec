import { config } from '@/lib/config'
import { keyFor } from '@/lib/keys'
import type { Configuration } from '../protocol/oidc-provider'

/**
 * The engine's cookies: signed, out of reach of scripts, and not sent with what other sites send,
 * but with the browser's own way here. `Secure` comes by itself where the portal is reached by
 * https, and `__Host-` keeps sister domains from planting a session.
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
