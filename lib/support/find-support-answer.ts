import type { Actor } from '@/lib/actor'
import { findApp } from '@/lib/apps/find-app'
import { listAppKeys } from '@/lib/apps/keys/list-app-keys'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findStanding } from '@/lib/people/find-standing'
import { findPolicy } from '@/lib/policies/find-policy'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { explainState } from './explain-state'
import { findChanges } from './find-changes'
import { findRefusals } from './find-refusals'
import type { SupportAnswer } from './support'
import type { SupportQuery } from './support-input'

/**
 * Everything that support answers from, about one app: whose it is, its secrets, what was refused and
 * why, and what was changed, of late or in the hour around a time. It reads and changes nothing.
 * Refuses with `not_found`, also whoever is neither support nor an administrator.
 */
export async function findSupportAnswer(
  actor: Actor,
  appId: string,
  query: SupportQuery,
): Promise<SupportAnswer> {
  if (actor.role === 'developer') throw new Refusal('not_found', 'a developer')
  const app = await findApp(actor, appId)
  const [{ role, standing }, policy, secrets, keys, refusals, changes] = await Promise.all([
    findStanding(db(), actor.organizationId, app.owner.id),
    findPolicy(db(), actor.organizationId),
    listSecrets(actor, appId),
    listAppKeys(actor, appId),
    findRefusals(actor, appId, query),
    findChanges(actor, appId, query),
  ])
  return {
    app,
    owner: { name: app.owner.name, email: app.owner.email, role, standing },
    secrets,
    refusals,
    standsInTheWay: explainState({ app, secrets, keys: keys.length, policy }),
    changes,
  }
}
