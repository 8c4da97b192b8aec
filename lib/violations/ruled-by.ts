import { now } from '@/lib/clock'
import { isAppSetting } from '@/lib/policies/exempt'
import type { Governed } from '@/lib/policies/find-policy'
import type { Ruled } from './rules-store'
import type { Ruleable } from './violation'

/** A setting as a look for what breaks it needs it. */
export function ruledBy(
  organizationId: string,
  setting: Ruleable,
  { policy, appliesAfter }: Governed,
): Ruled {
  const after = (isAppSetting(setting) && appliesAfter[setting]) || null
  return { organizationId, at: now(), value: policy[setting], after }
}
