import { isIPv6 } from 'node:net'

const GROUPS_OF_A_SITE = 4

/**
 * The block of addresses that limits count as one: an IPv4 address, or an IPv6 /64, because every
 * home has 2^64 addresses in its own. IPv4 mapped into IPv6 (`::ffff:192.0.2.1`) counts as IPv4.
 */
export function addressBlock(address: string | null): string {
  if (!address) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const bare = address.split('%')[0] ?? address
  if (!isIPv6(bare)) return bare
  const [head = '', tail] = bare.toLowerCase().split('::')
  const front = groups(head)
  const back = groups(tail ?? '')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const all = [...front, ...Array<string>(zeros).fill('0'), ...back]
  return `${all.slice(0, GROUPS_OF_A_SITE).join(':')}::/64`
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, ''))
}
