import { keepNewest } from '@/lib/keep-newest'
import { isIn, type Networks, readNetworks } from '@/lib/networks'
import { processWide } from '@/lib/process'
import type { Presented } from '../clients/store'

const KEPT = 5_000

/** By its text, each list of networks that was compared with; the oldest first. */
const parsed = processWide('networks-of-apps', () => new Map<string, Networks>())

/**
 * Whether the address is outside of the networks from which the app, or the presented secret, may be
 * used. Of an app and a secret that both name some, it must be in both. An empty list is everywhere.
 * IPv4 mapped into IPv6 counts as IPv4; what is no address is outside.
 */
export function isOutside(
  { networks, secret }: Pick<Presented, 'networks' | 'secret'>,
  address: string,
): boolean {
  return isOutsideOf(networks, address) || isOutsideOf(secret?.networks ?? '', address)
}

function isOutsideOf(text: string, address: string): boolean {
  return text !== '' && !isIn(networksOf(text), address)
}

/** Another list is another text, so that no change of an app has to be told here. */
function networksOf(text: string): Networks {
  const known = parsed.get(text)
  if (known) return known
  const value = readNetworks(text.split(' '))
  if (!value) throw new Error('lib/oauth: the database holds what is no network')
  keepNewest(parsed, KEPT, { name: text, value })
  return value
}
