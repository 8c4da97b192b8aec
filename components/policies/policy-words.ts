import type { PolicySetting } from '@/lib/policies/policy'

/** The subjects of the policies, in the order of the page. */
export const GROUPS = [
  'Apps',
  'Tokens',
  'Secrets',
  'People',
  'Dynamic client registration',
  'Audit log',
] as const

export type Group = (typeof GROUPS)[number]

/** Where an address points to a group: `secrets` in `/admin/policies#secrets`. */
export const anchorOf = (group: Group) => group.toLowerCase().replaceAll(' ', '-')

/** The settings of a group, in the order of their table. */
export function settingsIn<S extends PolicySetting>(
  table: Record<S, { group: Group }>,
  group: Group,
) {
  return (Object.keys(table) as S[]).filter((setting) => table[setting].group === group)
}
