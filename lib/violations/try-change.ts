import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isAppSetting } from '@/lib/policies/exempt'
import { findGoverned, type Governed } from '@/lib/policies/find-policy'
import { countLettingIn, findProvenBetween, findWithoutFactor } from './people-store'
import type { PolicyTrial } from './policy-trial-input'
import { ruledBy } from './ruled-by'
import type { Owners } from './rules-store'
import { countBroken, findBroken } from './store'
import {
  countsAtOnce,
  type DryRun,
  isOfPeople,
  isTriable,
  NAMED_MAX,
  NOTHING_BROKEN,
  type Triable,
} from './violation'

const ONE = 'Try one setting that apps, secrets or people can break.'

/** Which part of what would break it: apps of these owners only, and the people, who are counted once. */
export type Part = { owners: Owners; withPeople: boolean }

/** What a change of one setting would break in an organization; of a part, only what is of it. */
export async function tryChange(
  organizationId: string,
  { change, appliesAfter }: PolicyTrial,
  part?: Part,
): Promise<DryRun> {
  const setting = triedIn(change)
  const withPeople = part?.withPeople ?? true
  const present = await findGoverned(db(), organizationId)
  const nothing = {
    setting,
    atOnce: countsAtOnce(setting),
    broken: NOTHING_BROKEN,
    violations: [],
    people: [],
  }
  if (isOfPeople(setting)) {
    const found = withPeople ? await findPeople(organizationId, { change, present }) : null
    if (!found) return nothing
    const { total, oldest, people } = found
    return { ...nothing, people, broken: { ...NOTHING_BROKEN, people: total, oldest } }
  }
  const { [setting as keyof Governed['appliesAfter']]: moment, ...moments } = present.appliesAfter
  const after = appliesAfter === undefined ? moment : (appliesAfter ?? undefined)
  const governed = {
    policy: Object.assign({}, present.policy, change),
    appliesAfter: after && isAppSetting(setting) ? { ...moments, [setting]: after } : moments,
  }
  const ruled = { ...ruledBy(organizationId, setting, governed), owners: part?.owners }
  const isClosed = setting === 'thirdPartyAccess' && change.thirdPartyAccess === false
  const [broken, violations, people] = await Promise.all([
    countBroken(db(), setting, ruled),
    findBroken(db(), setting, { ruled, place: null, take: NAMED_MAX }),
    isClosed && withPeople ? countLettingIn(db(), ruled) : 0,
  ])
  return { ...nothing, broken: { ...broken, people }, violations }
}

/** The one setting that a change tries. Refuses with `invalid_input` at `change`. */
export function triedIn(change: PolicyTrial['change']): Triable {
  const [setting, ...others] = Object.keys(change).filter(isTriable)
  if (!setting || others.length > 0) throw new Refusal('invalid_input', 'change', { change: ONE })
  return setting
}

type Tried = { change: PolicyTrial['change']; present: Governed }

/** The members who would break a setting about people; null where nobody can. */
function findPeople(organizationId: string, { change, present }: Tried) {
  const wanted = { organizationId, take: NAMED_MAX }
  if (change.secondFactorRequired) return findWithoutFactor(db(), wanted)
  const { stepUpMinutes } = change
  if (stepUpMinutes === undefined || stepUpMinutes >= present.policy.stepUpMinutes) return null
  const before = (minutes: number) => secondsAfter(now(), -minutes * MINUTE)
  const between = [before(present.policy.stepUpMinutes), before(stepUpMinutes)] as const
  return findProvenBetween(db(), wanted, between)
}
