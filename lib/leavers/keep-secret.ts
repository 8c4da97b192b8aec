import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { findStanding } from '@/lib/people/find-standing'
import { requireStepUp } from '@/lib/people/require-step-up'
import { knownBy, targetOf } from '@/lib/secrets/named-in-audit'
import { isSecretId } from '@/lib/secrets/secret'
import type { KeepSecretInput } from './leaver-input'
import { lockShown, writeKept } from './store'

/**
 * Leaves a secret as it is, although somebody who left has seen it, and says why. The decision counts
 * until they leave again. Refuses with `forbidden`, `step_up_required`, with `secret_not_active` when it has ended, and
 * with `not_found` also when nobody was shown it, or whoever was is still here.
 */
export async function keepSecret(
  actor: Actor,
  { secretId, reason }: KeepSecretInput,
): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  if (!isSecretId(secretId)) throw new Refusal('not_found', 'not the id of a secret')
  await inTransaction(async (tx) => {
    const { organizationId } = actor
    const secret = await lockShown(tx, organizationId, secretId)
    if (!secret) throw new Refusal('not_found', `secret ${secretId}`)
    const { standing } = await findStanding(tx, organizationId, secret.personId)
    if (standing === 'here') throw new Refusal('not_found', `${secret.personId} is here`)
    const at = now()
    if (secret.endsAt && secret.endsAt <= at) throw new Refusal('secret_not_active', secretId)
    await writeKept(tx, { secretId, keptAt: at, keptByName: actor.personName, reason })
    await recordEvent(tx, actor, 'secret.kept', {
      target: targetOf(secret),
      detail: { ...knownBy(secret), seenBy: secret.personName, note: reason },
    })
  })
}
