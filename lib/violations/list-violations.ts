import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findGoverned } from '@/lib/policies/find-policy'
import type { Place } from './place'
import { ruledBy } from './ruled-by'
import { countBroken, findBroken } from './store'
import {
  BREAKABLE,
  type Breakable,
  type Violation,
  type ViolationCounts,
  type ViolationPage,
} from './violation'

const ROWS_PER_PAGE = 50

/** What is looked for: a setting, and perhaps the apps of one owner only. */
export type ViolationQuery = {
  setting: Breakable
  ownerId?: string | undefined
  after: Place | null
}

/** Refuses developers with `not_found`: they see what their own apps break on the pages of these. */
export function authorizeReader(actor: Actor): void {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
}

/** How much breaks each setting of the organization now. Refuses developers with `not_found`. */
export async function countViolations(actor: Actor): Promise<ViolationCounts> {
  authorizeReader(actor)
  const { organizationId } = actor
  const governed = await findGoverned(db(), organizationId)
  const counts = BREAKABLE.map((setting) => {
    const counted = countBroken(db(), setting, ruledBy(organizationId, setting, governed))
    // Whoever reads it fails then; nobody may.
    counted.catch(() => {})
    return [setting, counted] as const
  })
  return Object.fromEntries(counts) as ViolationCounts
}

/** The first setting that something breaks now. */
export async function firstBroken(counts: ViolationCounts): Promise<Breakable> {
  for (const setting of BREAKABLE) if ((await counts[setting]).apps > 0) return setting
  return BREAKABLE[0]
}

/**
 * A page of what breaks a setting now, in the order of the apps' ids. Administrators and support see
 * those of the organization. Refuses developers with `not_found`.
 */
export async function listViolations(
  actor: Actor,
  { setting, ownerId, after: place }: ViolationQuery,
  size = ROWS_PER_PAGE,
): Promise<ViolationPage> {
  authorizeReader(actor)
  const { organizationId } = actor
  const ruled = ruledBy(organizationId, setting, await findGoverned(db(), organizationId))
  const found = await findBroken(db(), setting, { ruled, ownerId, place, take: size + 1 })
  const violations = found.slice(0, size)
  const last = violations.at(-1)
  const next = last && found.length > size ? placeOf(last) : null
  return { violations, next }
}

const placeOf = ({ appId, secret }: Violation): Place => ({ appId, secretId: secret?.id ?? '' })
