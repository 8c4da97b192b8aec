import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findActiveSecret } from './find-active-secret'
import { knownBy, targetOf } from './named-in-audit'
import { plannedWhen } from './planned-end'
import { planEnd } from './planned-end-store'
import { refuseShortNotice } from './refuse-short-notice'
import { retireByPerson } from './retire-by-person'
import type { SecretInput } from './secret-input'

const NEVER_USED =
  'The new secret was never used. Say that the old one shall end all the same, or choose a later end.'

/** What was chosen for the old secret. */
export type OldSecret = Pick<
  SecretInput,
  'oldSecretId' | 'oldEnds' | 'quietHours' | 'force' | 'typedName'
> &
  Partial<Pick<SecretInput, 'afterHours'>>

/**
 * Does what was chosen for the old secret when a second one was generated: revokes it now, plans its
 * end, or leaves it alone. Its tokens live to their own end, as after a routine rotation. Refuses with
 * `not_found` and `secret_not_active` when the old secret has ended meanwhile; *now* also with
 * `invalid_input` at `oldEnds` where the policy keeps the old one longer, at `force` unless that is set, because the new secret was never used, and with
 * `confirmation_mismatch` unless the app's name was typed when the old one was used within a day.
 */
export async function endOldSecret(
  tx: Tx,
  actor: Actor,
  { app, old }: { app: { id: string; name: string }; old: OldSecret },
): Promise<void> {
  if (!old.oldSecretId || old.oldEnds === 'by_hand') return
  const at = now()
  const secret = await findActiveSecret(tx, { appId: app.id, secretId: old.oldSecretId, at })
  const whose = { appId: app.id, organizationId: actor.organizationId }
  if (old.oldEnds === 'now') {
    await refuseShortNotice(tx, whose, { when: null, from: at })
    if (!old.force) throw new Refusal('invalid_input', 'force', { force: NEVER_USED })
    const { typedName } = old
    const reason = 'replaced'
    await retireByPerson(tx, actor, { app, secret, at, typedName, endTokens: false, reason })
    return
  }
  const { quietHours, afterHours = quietHours, force: forced } = old
  const when = plannedWhen(old.oldEnds, { from: at, quietHours, afterHours })
  if (!when) return
  await refuseShortNotice(tx, whose, { when, from: at })
  const plan = { when, forced, plannedAt: at, plannedByName: actor.personName }
  if (!(await planEnd(tx, secret.id, plan))) {
    throw new Refusal('secret_not_active', `secret ${secret.id} was retired before`)
  }
  await recordEvent(tx, actor, 'secret.end_planned', {
    target: targetOf(secret),
    detail: {
      ...knownBy(secret),
      endsAt: 'at' in when ? when.at.toISOString() : null,
      quietHours: 'at' in when ? null : when.quietHours,
      forced,
    },
  })
}
