import type { ListSetting } from '@/lib/policies/policy'
import { type Group, settingsIn } from './policy-words'

type ListWords = { group: Group; title: string; sentence: string; label: string; all: string }

export const LISTS = {
  allowedRedirectHosts: {
    group: 'Apps',
    title: 'Allowed redirect hosts',
    sentence:
      'Hosts to which people may return after they sign in or out. *.rail.example allows every host below rail.example. It counts for addresses that are added from now on, also by programs and metadata documents. Addresses on the person’s own device are not asked. Those that are registered go on working, and count as violations.',
    label: 'One host on each line; none allows every host',
    all: 'Every host',
  },
  allowedScopes: {
    group: 'Apps',
    title: 'Allowed scopes',
    sentence:
      'Scopes of APIs that apps may register. It counts for scopes that are added from now on. Those that only tell who a person is are always allowed. Scopes that are registered go on working, and count as violations.',
    label: 'One scope on each line; none allows all',
    all: 'All scopes',
  },
} as const satisfies Record<ListSetting, ListWords>

/** The lists of a group, in the order of the table. */
export const listsIn = (group: Group) => settingsIn<ListSetting>(LISTS, group)
