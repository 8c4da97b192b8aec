import { isIP } from 'node:net'
import { groupedBy } from '@/lib/grouped-by'
import { canonicalNetwork } from '@/lib/networks'
import { type ProposedNetwork, sumUses } from './networks'

/** A machine on IPv6 changes its address within its /64 (RFC 8981); one on IPv4 keeps its own. */
const MANY = { 4: 4, 6: 2 } as const
const BLOCK = { 4: 24, 6: 64 } as const

type Seen = { address: string; uses: number; lastAt: Date }

/**
 * The fewest sensible networks that hold these addresses, at most `most`; the latest first. Each address
 * stands alone, but many of one block (/24, or /64 of IPv6) are that block. If they are too many, two of
 * one block are enough. `leftOut` is how many did not fit. What is no address is none's.
 */
export function fewestNetworks(
  seen: readonly Seen[],
  most: number,
): { networks: ProposedNetwork[]; leftOut: number } {
  const blocks = groupedBy(addressesOf(seen), ({ network }) => blockOf(network))
  const sensible = joined(blocks, MANY)
  const all = sensible.length > most ? joined(blocks, { 4: 2, 6: 2 }) : sensible
  const latest = all.toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())
  return { networks: latest.slice(0, most), leftOut: Math.max(0, latest.length - most) }
}

/** Each address once, as the network of itself. */
function addressesOf(seen: readonly Seen[]): ProposedNetwork[] {
  const alone = groupedBy(seen, ({ address }) => canonicalNetwork(address))
  return [...alone].flatMap(([network, uses]) =>
    network === null ? [] : [{ network, addresses: 1, ...sumOf(uses) }],
  )
}

type Blocks = ReadonlyMap<string, ProposedNetwork[]>

function joined(blocks: Blocks, many: Record<4 | 6, number>): ProposedNetwork[] {
  return [...blocks].flatMap(([network, alone]) =>
    alone.length < many[familyOf(network)]
      ? alone
      : [{ network, addresses: alone.length, ...sumOf(alone) }],
  )
}

function sumOf(all: readonly { uses: number; lastAt: Date }[]): { uses: number; lastAt: Date } {
  return {
    uses: sumUses(all),
    lastAt: new Date(Math.max(...all.map(({ lastAt }) => lastAt.getTime()))),
  }
}

const addressOf = (network: string) => network.split('/')[0] ?? ''
const familyOf = (network: string) => (isIP(addressOf(network)) === 6 ? 6 : 4)
const blockOf = (network: string) =>
  canonicalNetwork(`${addressOf(network)}/${BLOCK[familyOf(network)]}`) ?? network
