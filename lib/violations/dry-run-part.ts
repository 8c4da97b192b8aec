import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import type { PolicyTrial } from './policy-trial-input'
import { countApps, findOwnersPart } from './store'
import { triedIn, tryChange } from './try-change'
import { type DryRunPart, isOfPeople } from './violation'

/** About so many apps are looked at in one request; a part that is found takes well under two seconds. */
const APPS_AT_ONCE = 25_000

/**
 * A dry run as `dryRunPolicy`, for one part of the organization's apps after the other: behind the owner
 * `after`, where `next` of the part before points, or from the first one on. Parts are put together by
 * `withPart`. Refuses as `dryRunPolicy` does.
 */
export async function dryRunPart(
  actor: Actor,
  trial: PolicyTrial,
  { after, size = APPS_AT_ONCE }: { after: string | null; size?: number },
): Promise<DryRunPart> {
  authorizeAdministrator(actor)
  const { organizationId } = actor
  if (isOfPeople(triedIn(trial.change))) {
    return { run: await tryChange(organizationId, trial), apps: 0, of: 0, next: null }
  }
  const first = after ?? ''
  const [of, part] = await Promise.all([
    countApps(db(), organizationId),
    findOwnersPart(db(), { organizationId, after: first, size }),
  ])
  const owners = { after: first, upTo: part?.upTo ?? first }
  const run = await tryChange(organizationId, trial, { owners, withPeople: after === null })
  const { upTo = first, apps = 0 } = part ?? {}
  const isLast = !(await findOwnersPart(db(), { organizationId, after: upTo, size: 1 }))
  return { run, apps, of, next: isLast ? null : upTo }
}
