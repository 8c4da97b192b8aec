import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import { mayChangeApps } from '../authorize-app'

/** Why the actor cannot register an app: their role, or the policy for everybody or for developers. */
type WhyNot = 'role' | 'policy' | 'administrators'

/** Whether the actor could register an app now; if not, the reason. */
export async function mayRegisterApp(actor: Actor): Promise<'yes' | WhyNot> {
  return (await whyNotRegister(db(), actor)) ?? 'yes'
}

/** Why the actor cannot register an app; null if they can. */
export async function whyNotRegister(tx: Tx, actor: Actor): Promise<WhyNot | null> {
  if (!mayChangeApps(actor)) return 'role'
  const { newAppRegistration, registrationBy } = await findPolicy(tx, actor.organizationId)
  if (!newAppRegistration) return 'policy'
  const isLeftOut = registrationBy === 'administrators' && actor.role !== 'administrator'
  return isLeftOut ? 'administrators' : null
}
