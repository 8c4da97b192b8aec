import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { isRegistrationOpen } from '@/lib/policies/is-registration-open'
import { mayChangeApps } from '../authorize-app'

/** Whether the actor could register an app now; if not, the reason. */
export async function mayRegisterApp(actor: Actor): Promise<'yes' | 'role' | 'policy'> {
  if (!mayChangeApps(actor)) return 'role'
  return (await isRegistrationOpen(db(), actor.organizationId)) ? 'yes' : 'policy'
}
