import { isIP } from 'node:net'
import { config } from '@/lib/config'
import { Refusal } from '@/lib/errors'

/** The relying party (WebAuthn, section 5.4.2): our host, and the origin that must answer. */
export type RelyingParty = { id: string; origin: string; name: string }

/** Browsers make passkeys for host names only; for an IP address there is no relying party. */
export function relyingParty(): RelyingParty | null {
  const { hostname, origin } = new URL(config().url)
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) ? null : { id: hostname, origin, name: 'Keyturn' }
}

/** The same. Throws `Refusal('passkeys_impossible')`. */
export function requireRelyingParty(): RelyingParty {
  const party = relyingParty()
  if (!party) throw new Refusal('passkeys_impossible', config().url)
  return party
}
