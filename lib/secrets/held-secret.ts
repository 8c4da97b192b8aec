import type { Actor } from '@/lib/actor'
import { recordEvent, type Unattended } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { retireSecret } from './ending-store'
import { dayOf } from './expiry'
import { knownBy, targetOf } from './named-in-audit'
import { UNTIL_RESUMED } from './pause'
import { pauseActive } from './pause-store'
import { type IssuedSecret, placeSecret } from './place-secret'
import { findFreeSlot, findSecret, isNameTaken } from './store'

/**
 * Makes a secret that does not work yet, because it is to be delivered first: it holds a slot and is
 * paused. The caller has authorized the actor and locked the app. Refuses with `two_active_secrets`.
 */
export async function holdSecret(tx: Tx, actor: Actor, appId: string): Promise<IssuedSecret> {
  const slot = await findFreeSlot(tx, appId)
  if (!slot) throw new Refusal('two_active_secrets', `app ${appId}`)
  const at = now()
  const day = `Rotated ${dayOf(at)}`
  const name = (await isNameTaken(tx, { appId, name: day })) ? `${day} (2)` : day
  const receiver = { shownTo: 'targets' } as const
  const issued = await placeSecret(tx, actor, {
    appId,
    slot,
    name,
    expiresAt: null,
    cut: true,
    receiver,
  })
  const { id, createdAt } = issued.secret
  await pauseActive(tx, id, { at: createdAt, until: UNTIL_RESUMED })
  return issued
}

/** Ends a secret that could not be delivered. Answers whether it had not ended before. */
export async function withdrawHeld(
  tx: Tx,
  actor: Actor | Unattended,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<boolean> {
  const secret = await findSecret(tx, appId, secretId)
  if (!secret) return false
  const because = 'not_delivered'
  const end = { at: now(), retirement: 'revoked', byName: actor.personName, because } as const
  if (!(await retireSecret(tx, secretId, end))) return false
  await recordEvent(tx, actor, 'secret.revoked', {
    target: targetOf(secret),
    detail: { ...knownBy(secret), lastUsedAt: null, reason: because, tokensEnded: true },
  })
  return true
}
