import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { retireSecret } from './ending-store'
import { findActiveSecret } from './find-active-secret'
import { knownBy, targetOf } from './named-in-audit'
import { plannedWhen } from './planned-end'
import { planEnd } from './planned-end-store'
import { usedRecently } from './secret'
import type { SecretInput } from './secret-input'
import type { SecretRecord } from './store'

const NEVER_USED =
  'The new secret was never used. Say that the old one shall end all the same, or choose a later end.'

/**
 * Does what was chosen for the old secret when a second one was generated: revokes it now, plans its
 * end, or leaves it alone. Its tokens live to their own end, as after a routine rotation. Refuses with
 * `not_found` and `secret_not_active` when the old secret has ended meanwhile; *now* also with
 * `invalid_input` at `force` unless that is set, because the new secret was never used, and with
 * `confirmation_mismatch` unless the app's name was typed when the old one was used within a day.
 */
export async function endOldSecret(
  tx: Tx,
  actor: Actor,
  { app, old }: { app: { id: string; name: string }; old: SecretInput },
): Promise<void> {
  if (!old.oldSecretId || old.oldEnds === 'by_hand') return
  const at = now()
  const secret = await findActiveSecret(tx, { appId: app.id, secretId: old.oldSecretId, at })
  if (old.oldEnds === 'now') return revokeNow(tx, actor, { app, old, secret })
  const { quietHours, force: forced } = old
  const when = plannedWhen(old.oldEnds, { from: at, quietHours })
  if (!when) return
  await planEnd(tx, secret.id, { when, forced, plannedAt: at, plannedByName: actor.personName })
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

async function revokeNow(
  tx: Tx,
  actor: Actor,
  { app, old, secret }: { app: { name: string }; old: SecretInput; secret: SecretRecord },
): Promise<void> {
  const at = now()
  if (!old.force) throw new Refusal('invalid_input', 'force', { force: NEVER_USED })
  if (usedRecently(secret, at) && !isTypedName(app, old.typedName)) {
    throw new Refusal('confirmation_mismatch', `secret ${secret.id} was used within a day`)
  }
  const [retirement, because] = ['revoked_keeping_tokens', 'replaced'] as const
  const end = { at, retirement, byName: actor.personName, because }
  if (!(await retireSecret(tx, secret.id, end))) {
    throw new Refusal('secret_not_active', `secret ${secret.id} was retired before`)
  }
  await recordEvent(tx, actor, 'secret.revoked', {
    target: targetOf(secret),
    detail: {
      ...knownBy(secret),
      lastUsedAt: secret.use?.lastUsedAt.toISOString() ?? null,
      reason: 'replaced',
      tokensEnded: false,
    },
  })
}
