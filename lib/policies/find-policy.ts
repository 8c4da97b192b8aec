import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { type AppliesAfter, withoutSettings } from './exempt'
import { DEFAULT_POLICY, type Policy } from './policy'
import { findExempt, findPolicyRow } from './store'

/** The organization's policy: its settings, or the defaults. */
export async function findPolicy(tx: Tx, organizationId: string): Promise<Policy> {
  return (await findPolicyRow(tx, organizationId))?.policy ?? DEFAULT_POLICY
}

/** The settings of an organization, and after which moment an app was created if they count for it. */
export type Governed = { policy: Policy; appliesAfter: AppliesAfter }

/**
 * The organization's settings, and for which apps they count; a setting that counts for all is absent
 * there.
 */
export async function findGoverned(tx: Tx, organizationId: string): Promise<Governed> {
  const { policy = DEFAULT_POLICY, appliesAfter = {} } =
    (await findPolicyRow(tx, organizationId)) ?? {}
  return { policy, appliesAfter }
}

/**
 * The policy as it counts for one app now: without what it was created too early for, and its
 * exceptions.
 */
export async function findPolicyOfApp(
  tx: Tx,
  { organizationId, appId }: { organizationId: string; appId: string },
): Promise<Policy> {
  const row = await findPolicyRow(tx, organizationId)
  if (!row) return DEFAULT_POLICY
  if (!row.exempting) return row.policy
  return withoutSettings(row.policy, await findExempt(tx, { appId, at: now() }))
}

/** The policy as it counts for an app that is created now. */
export async function findPolicyOfNewApp(tx: Tx, organizationId: string): Promise<Policy> {
  const { policy, appliesAfter } = await findGoverned(tx, organizationId)
  const early = Object.entries(appliesAfter).filter(([, moment]) => now() <= moment)
  return withoutSettings(
    policy,
    early.map(([setting]) => setting),
  )
}
