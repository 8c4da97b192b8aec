import { BlockList, isIP, SocketAddress } from 'node:net'
import { ipAddress } from './ip-address'

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

/**
 * A network in its one usual form, with its length and without the bits behind it: `10.1.2.3/8` is
 * `10.0.0.0/8`, `192.0.2.7` is `192.0.2.7/32`. IPv4 mapped into IPv6 becomes IPv4. Null for what is none.
 */
export function canonicalNetwork(text: string): string | null {
  if (!readNetworks([text])) return null
  const [named = '', length] = text.split('/')
  const address = ipAddress(named)
  if (address === null) return null
  const isMapped = isIP(named) === 6 && isIP(address) === 4
  const bits = isIP(address) === 6 ? 128 : 32
  const prefix = length === undefined ? bits : Number(length) - (isMapped ? 96 : 0)
  return prefix < 0 ? null : `${networkAddress(address, prefix)}/${prefix}`
}

/** The address with zeros behind so many bits. */
function networkAddress(address: string, prefix: number): string {
  const is6 = isIP(address) === 6
  const [size, base, joint] = is6 ? [16, 16, ':'] : [8, 10, '.']
  const parts = (is6 ? groupsOf(address) : address.split('.')).map((part, index) => {
    const kept = Math.min(Math.max(prefix - index * size, 0), size)
    return (Number.parseInt(part, base) & (0xffff << (size - kept)) & (2 ** size - 1)).toString(
      base,
    )
  })
  const whole = parts.join(joint)
  return is6 ? new SocketAddress({ address: whole, family: 'ipv6' }).address : whole
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({ length: gap }, () => '0'), ...after]
}
