import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/actor'
import { valuesOf } from '@/lib/audit/events/before-after'
import type { EventDetail } from '@/lib/audit/events/every-event'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { type AppliesAfter, isAppSetting } from '../exempt'
import { findGoverned } from '../find-policy'
import type { Policy, PolicySetting } from '../policy'
import { putPolicy } from '../store'
import type { PolicyChange } from './policy-input'

/** A change, and for apps created after which moment it counts: null for all, left out as it was. */
export type Changing = { change: PolicyChange; appliesAfter?: Date | null | undefined }

/**
 * Changes the named settings, from the next request on in every process, and answers the whole policy.
 * Equal values change nothing. Refuses with `forbidden` and `step_up_required`. What breaks it then is
 * found by `lib/violations`, which calls this.
 */
export async function changePolicy(
  tx: Tx,
  actor: Actor,
  { change, appliesAfter }: Changing,
): Promise<Policy> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId } = actor
  await lockOrganization(tx, organizationId)
  const { policy: before, appliesAfter: moments } = await findGoverned(tx, organizationId)
  const named = (Object.keys(change) as PolicySetting[]).filter((one) => change[one] !== undefined)
  const after = momentsAfter(moments, named, appliesAfter)
  const settings = named.filter(
    (setting) =>
      !isDeepStrictEqual(change[setting], before[setting]) ||
      !isDeepStrictEqual(momentOf(after, setting), momentOf(moments, setting)),
  )
  if (settings.length === 0) return before
  const changed = Object.fromEntries(settings.map((setting) => [setting, change[setting]]))
  const policy: Policy = { ...before, ...changed }
  await putPolicy(tx, organizationId, { ...policy, appliesAfter: after, updatedAt: now() })
  const stored = storedInLog(policy)
  await recordEvent(tx, actor, 'policy.changed', {
    target: { kind: 'organization', id: organizationId, name: 'Policies' },
    detail: {
      ...Object.fromEntries(settings.map((setting) => [setting, stored[setting]])),
      ...(isDeepStrictEqual(after, moments)
        ? {}
        : { appliesAfter: appliesAfter?.toISOString() ?? '' }),
      before: valuesOf(storedInLog(before), settings),
    },
  })
  return policy
}

const momentOf = (moments: AppliesAfter, setting: PolicySetting) =>
  isAppSetting(setting) ? moments[setting] : undefined

/** The moments after a change of these settings. */
function momentsAfter(
  moments: AppliesAfter,
  settings: readonly PolicySetting[],
  moment: Date | null | undefined,
): AppliesAfter {
  if (moment === undefined) return moments
  const kept = Object.entries(moments).filter(([one]) => !settings.some((named) => named === one))
  const set = settings.filter(isAppSetting).flatMap((one) => (moment ? [[one, moment]] : []))
  return Object.fromEntries([...kept, ...set])
}

/** Every setting as the audit log stores it. */
function storedInLog(policy: Policy): Required<Pick<EventDetail<'policy.changed'>, PolicySetting>> {
  const { allowedGrantTypes, allowedRedirectHosts, allowedScopes, ...single } = policy
  return {
    ...single,
    allowedGrantTypes: allowedGrantTypes.join(' '),
    allowedRedirectHosts: allowedRedirectHosts.join(' '),
    allowedScopes: allowedScopes.join(' '),
  }
}
