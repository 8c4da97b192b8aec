import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/actor'
import { valuesOf } from '@/lib/audit/events/before-after'
import type { EventDetail } from '@/lib/audit/events/every-event'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findAppliesAfter, findPolicy } from '../find-policy'
import type { Policy, PolicySetting } from '../policy'
import { putPolicy } from '../store'
import type { PolicyChange } from './policy-input'

/**
 * Changes the named settings, from the next request on in every process, and answers the whole
 * policy. Equal values change nothing. Refuses with `forbidden` and `step_up_required`.
 */
export async function setPolicy(actor: Actor, input: PolicyChange): Promise<Policy> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId } = actor
  return inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const before = await findPolicy(tx, organizationId)
    const settings = (Object.keys(input) as PolicySetting[]).filter(
      (setting) =>
        input[setting] !== undefined && !isDeepStrictEqual(input[setting], before[setting]),
    )
    if (settings.length === 0) return before
    const changed = Object.fromEntries(settings.map((setting) => [setting, input[setting]]))
    const policy = { ...before, ...changed }
    const appliesAfter = await findAppliesAfter(tx, organizationId)
    await putPolicy(tx, organizationId, { ...policy, appliesAfter, updatedAt: now() })
    const stored = storedInLog(policy)
    const was = storedInLog(before)
    await recordEvent(tx, actor, 'policy.changed', {
      target: { kind: 'organization', id: organizationId, name: 'Policies' },
      detail: {
        ...Object.fromEntries(settings.map((setting) => [setting, stored[setting]])),
        before: valuesOf(was, settings),
      },
    })
    return policy
  })
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
