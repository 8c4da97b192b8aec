import { MINE } from '@/lib/apps/app'
import { SOURCES } from './standing-badges'

export const STATUSES = [
  { value: '', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'deleted', label: 'Deleted' },
]
export const TYPES = [
  { value: '', label: 'Any type' },
  { value: 'web', label: 'Web' },
  { value: 'machine', label: 'Machine' },
  { value: 'native', label: 'Native' },
]
export const SOURCE_OPTIONS = [
  { value: '', label: 'Any source' },
  ...Object.entries(SOURCES).map(([value, { word }]) => ({ value, label: word })),
]
export const SECRETS = [
  { value: '', label: 'Any secrets' },
  { value: 'expiring', label: 'Expiring soon' },
  { value: 'never_used', label: 'Never used' },
  { value: 'none', label: 'Cannot authenticate' },
]
export const USES = [
  { value: '', label: 'Any use' },
  { value: 'unused_30', label: 'Unused for 30 days' },
  { value: 'unused_90', label: 'Unused for 90 days' },
  { value: 'refused', label: 'Still refused' },
]

/** The owners that can be chosen. */
export function ownerOptions(owners: readonly { id: string; name: string }[]) {
  const named = owners.map(({ id, name }) => ({ value: id, label: name }))
  return [
    { value: '', label: 'Any owner' },
    { value: MINE, label: 'Mine' },
  ].concat(named)
}
