import { z } from 'zod'
import { isIn, type Networks, readNetworks } from '@/lib/networks'
import { listed } from '@/lib/text'

/** Names for networks, as Express and Fastify have them in `trust proxy`. */
const NAMED = new Map<string, readonly string[]>([
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['linklocal', ['169.254.0.0/16', 'fe80::/10']],
  ['uniquelocal', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']],
])

/** Whose word about the client's address is believed. */
export type TrustedProxies = {
  /** `anybody`: one proxy at any address, which was all that one could say before networks. */
  who: 'nobody' | 'anybody' | 'networks'
  /** True if a proxy may be on another machine. */
  elsewhere: boolean
  /** Whether to believe what this address says. `hop` 0 is the peer of the connection. */
  trusts: (address: string, hop: number) => boolean
}

export const NO_PROXY: TrustedProxies = { who: 'nobody', elsewhere: false, trusts: () => false }

const ONE_PROXY: TrustedProxies = {
  who: 'anybody',
  elsewhere: true,
  trusts: (_address, hop) => hop === 0,
}

/**
 * Reads a list of networks, with commas between: CIDR (RFC 4632), single addresses, or the names
 * `loopback`, `linklocal` and `uniquelocal`. `true` means one proxy, whatever its address.
 */
export const trustedProxies = z.string().transform((text, context): TrustedProxies => {
  const all = z.stringbool().safeParse(text.trim())
  if (all.success) return all.data ? ONE_PROXY : NO_PROXY
  const entries = listed(text)
  const networks = readNetworks(entries.flatMap((entry) => NAMED.get(entry) ?? [entry]))
  if (networks) return proxiesIn(networks, entries)
  context.addIssue('must be networks such as loopback, 10.2.0.0/16, separated by commas')
  return z.NEVER
})

function proxiesIn(networks: Networks, entries: string[]): TrustedProxies {
  return {
    who: 'networks',
    elsewhere: entries.some((entry) => !THIS_MACHINE.test(entry)),
    trusts: (address) => isIn(networks, address),
  }
}

const THIS_MACHINE = /^(loopback$|127\.|::1(\/128)?$)/
