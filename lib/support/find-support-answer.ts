import type { Actor } from '@/lib/actor'
import { findApp } from '@/lib/apps/find-app'
import { findWhyCannotAuthenticate } from '@/lib/apps/list/find-why-cannot-authenticate'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findStanding } from '@/lib/people/find-standing'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
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
  const { organizationId } = actor
  const [{ role, standing }, policy, secrets, cannotAuthenticate, refusals, changes] =
    await Promise.all([
      findStanding(db(), organizationId, app.owner.id),
      findPolicyOfApp(db(), { organizationId, appId }),
      listSecrets(actor, appId),
      findWhyCannotAuthenticate(actor, appId),
      findRefusals(actor, appId, query),
      findChanges(actor, appId, query),
    ])
  return {
    app,
    owner: { name: app.owner.name, email: app.owner.email, role, standing },
    secrets,
    refusals,
    standsInTheWay: explainState({ app, cannotAuthenticate, policy }),
    changes,
  }
}
