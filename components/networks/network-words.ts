import type { NetworksVerdict } from '@/lib/usage/networks'

/** What a list of networks does to those who came, in words for before and for after saving. */
export const VERDICT_WORDS: Record<NetworksVerdict, { before: string; after: string }> = {
  nobody_seen: {
    before: 'Nobody came in the last 30 days, so nobody can say who would be refused.',
    after: 'Nobody came in the last 30 days, so nobody can say who is refused.',
  },
  all_refused: {
    before: 'Everybody who came in the last 30 days would be refused.',
    after: 'Everybody who came in the last 30 days is refused from now on.',
  },
  some_refused: {
    before: 'Some of those who came in the last 30 days would be refused.',
    after: 'Some of those who came in the last 30 days are refused from now on.',
  },
  none_refused: {
    before: 'Everybody who came in the last 30 days would still be let in.',
    after: 'Everybody who came in the last 30 days is still let in.',
  },
}

/** What the form of a list sends: one network on each line. */
export type TypedNetworks = { networks: string }
