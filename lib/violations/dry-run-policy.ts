import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { isAppSetting } from '@/lib/policies/exempt'
import { findGoverned, ruledBy } from './find-ruled'
import type { PolicyTrial } from './policy-trial-input'
import { countBroken, findBroken, findWithoutFactor } from './store'
import { countsAtOnce, type DryRun, isTriable, NOTHING_BROKEN } from './violation'

/** So many of what would break a setting are named; all are counted. */
export const NAMED_MAX = 20

const ONE = 'Try one setting that apps, secrets or people can break.'

/**
 * What a change of one setting would break if it were saved now: how many apps, secrets and people, and
 * the first of them. Nothing changes. Refuses with `forbidden`, and with `invalid_input` at `change`.
 */
export async function dryRunPolicy(
  actor: Actor,
  { change, appliesAfter }: PolicyTrial,
): Promise<DryRun> {
  authorizeAdministrator(actor)
  const [setting, ...others] = Object.keys(change).filter(isTriable)
  if (!setting || others.length > 0) throw new Refusal('invalid_input', 'change', { change: ONE })
  const { organizationId } = actor
  const nothing = {
    setting,
    atOnce: countsAtOnce(setting),
    broken: NOTHING_BROKEN,
    violations: [],
    people: [],
  }
  if (!isAppSetting(setting)) {
    if (!change.secondFactorRequired) return nothing
    const { total, people } = await findWithoutFactor(db(), organizationId, NAMED_MAX)
    const oldest = people.map(({ since }) => since).toSorted((a, b) => +a - +b)[0] ?? null
    return { ...nothing, people, broken: { ...NOTHING_BROKEN, people: total, oldest } }
  }
  const present = await findGoverned(db(), organizationId)
  const { [setting]: moment, ...moments } = present.appliesAfter
  const after = appliesAfter === undefined ? moment : (appliesAfter ?? undefined)
  const governed = {
    policy: Object.assign({}, present.policy, change),
    appliesAfter: after ? { ...moments, [setting]: after } : moments,
  }
  const ruled = ruledBy(organizationId, setting, governed)
  const [broken, violations] = await Promise.all([
    countBroken(db(), setting, ruled),
    findBroken(db(), setting, { ruled, place: null, take: NAMED_MAX }),
  ])
  return { ...nothing, broken, violations }
}
