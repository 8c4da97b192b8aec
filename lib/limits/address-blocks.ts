import { isIPv6 } from 'node:net'
import { ipAddress } from '@/lib/ip-address'
import { keepNewest } from '@/lib/keep-newest'

/** A block of addresses that counts as one. It may do `allows` times what a limit says. */
export type AddressBlock = { block: string; allows: number }

type Blocks = readonly [AddressBlock, ...AddressBlock[]]

const KEPT = 1_000

/** By address: each token request asks three times, and to parse IPv6 takes 15 µs (measured). */
const kept = new Map<string, Blocks>()

/**
 * How IPv6 is handed out (RFC 6177, RIPE-690): a /64 is one link, so one home or one server; a /56
 * is what a home may get, a /48 a company or a tenant of a hoster. One tenant has 65,536 of the
 * first. So the wider blocks count too, and more slowly: many strangers may share one.
 */
const IPV6_BLOCKS = [
  { bits: 64, allows: 1 },
  { bits: 56, allows: 4 },
  { bits: 48, allows: 16 },
] as const

/**
 * The blocks in which limits count an address, the narrowest first: an IPv4 address alone, or the
 * /64, the /56 and the /48 of an IPv6 address. What is no address counts with its like.
 */
export function addressBlocks(address: string | null): Blocks {
  const name = address ?? ''
  const known = kept.get(name)
  if (known) return known
  const value = blocksOf(name)
  keepNewest(kept, KEPT, { name, value })
  return value
}

function blocksOf(address: string): Blocks {
  const ip = ipAddress(address)
  if (!ip || !isIPv6(ip)) return [{ block: ip ?? 'unknown', allows: 1 }]
  const link = linkOf(ip)
  const blockOf = ({ bits, allows }: { bits: number; allows: number }): AddressBlock => ({
    block: `${(link >> BigInt(64 - bits)).toString(16)}/${bits}`,
    allows,
  })
  const [narrowest, ...wider] = IPV6_BLOCKS
  return [blockOf(narrowest), ...wider.map(blockOf)]
}

/** The narrowest block: an IPv4 address, or the /64 of an IPv6 address. */
export function addressBlock(address: string | null): string {
  return addressBlocks(address)[0].block
}

/** The widest block, for shares that nobody can multiply: an IPv4 address, or an IPv6 /48. */
export function widestBlock(address: string | null): string {
  return addressBlocks(address).at(-1)?.block ?? 'unknown'
}

/** The first 64 bits of an IPv6 address. */
function linkOf(ip: string): bigint {
  const [head = '', tail] = ip.split('::')
  const [front, back] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const all = [...front, ...Array<bigint>(zeros).fill(0n), ...back]
  return all.slice(0, 4).reduce((bits, group) => (bits << 16n) | group, 0n)
}

/** The 16-bit groups of a part. Its end may be IPv4: two groups, which no block looks at. */
function groups(part: string): bigint[] {
  if (part === '') return []
  return part
    .split(':')
    .flatMap((group) => (group.includes('.') ? [0n, 0n] : [BigInt(`0x${group}`)]))
}
