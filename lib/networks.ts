import { BlockList, isIP } from 'node:net'

/** IP networks, such as `10.0.0.0/8` and `fd00::/8`. IPv4 mapped into IPv6 counts as IPv4. */
export type Networks = BlockList

/** No network at all. */
export const NO_NETWORKS: Networks = new BlockList()

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** These networks. An address alone is the network of itself. Null if one of them is none. */
export function readNetworks(texts: readonly string[]): Networks | null {
  const networks = new BlockList()
  for (const text of texts) {
    const [address = '', length, ...more] = text.split('/')
    const bits = isIP(address) === 6 ? 128 : 32
    const prefix = length === undefined ? bits : Number(length)
    const isNetwork = isIP(address) && more.length === 0 && /^\d{1,3}$/.test(length ?? '0')
    if (!isNetwork || address.includes('%') || prefix > bits) return null
    networks.addSubnet(address, prefix, familyOf(address))
  }
  return networks
}

/** Whether an IP address is in one of the networks. What is no address is in none. */
export function isIn(networks: Networks, address: string): boolean {
  const [bare = ''] = address.split('%')
  return isIP(bare) > 0 && networks.check(bare, familyOf(bare))
}
