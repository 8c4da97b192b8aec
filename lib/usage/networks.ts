import { DAY } from '@/lib/clock'
import type { Credential } from './usage'

/** How far back a dry run and a proposal of networks look. */
export const NETWORKS_LOOK_BACK_DAYS = 30
export const NETWORKS_LOOK_BACK_SECONDS = NETWORKS_LOOK_BACK_DAYS * DAY

/** An address that a credential came from in that time. '' = many others, of no known address. */
export type AddressUse = { credential: Credential; address: string; lastAt: Date; uses: number }

/** How many uses these are together. */
export const sumUses = (all: readonly { uses: number }[]) =>
  all.reduce((sum, { uses }) => sum + uses, 0)

/** A network of addresses that were seen: how many of them, how often, and when last. */
export type ProposedNetwork = { network: string; addresses: number; uses: number; lastAt: Date }

export type NetworkProposal = {
  /** The latest first. */
  networks: ProposedNetwork[]
  /** How many more networks were seen than a list takes, and how many uses have no known address. */
  leftOut: number
  unknownUses: number
}

/** Some of those who came, the latest first, of `total`. */
export type AddressList = { first: AddressUse[]; total: number; uses: number }

/** What networks would have done to those who came. */
export type NetworksDryRun = {
  refused: AddressList
  admitted: AddressList
  /** Uses of which no address was kept, so that nobody can say. */
  unknownUses: number
}

/** What has to be said when networks are saved. */
export const NETWORK_VERDICTS = [
  'nobody_seen',
  'all_refused',
  'some_refused',
  'none_refused',
] as const
export type NetworksVerdict = (typeof NETWORK_VERDICTS)[number]

/** What a dry run comes to. */
export function verdictOf({ refused, admitted }: NetworksDryRun): NetworksVerdict {
  if (refused.total + admitted.total === 0) return 'nobody_seen'
  if (refused.total === 0) return 'none_refused'
  return admitted.total === 0 ? 'all_refused' : 'some_refused'
}
