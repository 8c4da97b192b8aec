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

/** What is looked at: apps of these owners only, and people or not, who are counted once. */
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
  const policy = Object.assign({}, present.policy, change)
  const changed = ruledBy(organizationId, setting, { ...present, policy })
  const isMoved = appliesAfter !== undefined && isAppSetting(setting)
  const after = isMoved ? appliesAfter : changed.after
  const ruled = { ...changed, after, owners: part?.owners }
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
