import { isIP } from 'node:net'
import { canonicalNetwork } from '@/lib/networks'
import type { ProposedNetwork } from './networks'

/** A machine on IPv6 changes its address within its /64 (RFC 8981); one on IPv4 keeps its own. */
const MANY = { 4: 4, 6: 2 } as const
const BLOCK = { 4: 24, 6: 64 } as const

type Seen = { address: string; uses: number; lastAt: Date }

/**
 * The fewest sensible networks that hold these addresses, at most `most`; the latest first. Each address stands
 * alone, but many of one block (/24, or /64 of IPv6) are that block. If they are too many, two of one block are
 * enough. `leftOut` is how many did not fit. What is no address is none's.
 */
export function fewestNetworks(
  seen: readonly Seen[],
  most: number,
): { networks: ProposedNetwork[]; leftOut: number } {
  const alone = [...sumsBy(seen, (address) => canonicalNetwork(address)).values()]
  const sensible = joined(alone, MANY)
  const all = sensible.length > most ? joined(alone, { 4: 2, 6: 2 }) : sensible
  const latest = all.toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())
  return { networks: latest.slice(0, most), leftOut: Math.max(0, latest.length - most) }
}

function joined(alone: readonly ProposedNetwork[], many: Record<4 | 6, number>) {
  const blocks = sumsBy(
    alone.map((one) => ({ ...one, address: addressOf(one) })),
    blockOf,
  )
  return [...blocks.values()].flatMap((block) => {
    if (block.addresses >= many[familyOf(block.network)]) return [block]
    return alone.filter((one) => blockOf(addressOf(one)) === block.network)
  })
}

const addressOf = ({ network }: ProposedNetwork) => network.split('/')[0] ?? ''
const familyOf = (network: string) => (isIP(network.split('/')[0] ?? '') === 6 ? 6 : 4)
const blockOf = (address: string) => canonicalNetwork(`${address}/${BLOCK[familyOf(address)]}`)

/** The sums of what has the same network; `addresses` counts what was added up. */
function sumsBy(
  seen: readonly Seen[],
  networkOf: (address: string) => string | null,
): Map<string, ProposedNetwork> {
  const sums = new Map<string, ProposedNetwork>()
  for (const { address, uses, lastAt } of seen) {
    const network = networkOf(address)
    if (network === null) continue
    const sum = sums.get(network) ?? { network, addresses: 0, uses: 0, lastAt }
    const latest = lastAt.getTime() > sum.lastAt.getTime() ? lastAt : sum.lastAt
    sums.set(network, {
      network,
      addresses: sum.addresses + 1,
      uses: sum.uses + uses,
      lastAt: latest,
    })
  }
  return sums
}
