import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addSecret } from './add-secret'
import { expiryAfterDays } from './expiry'
import { type IssuedSecret, placeSecret } from './place-secret'
import { refuseShortNotice } from './refuse-short-notice'
import { retireByPerson } from './retire-by-person'
import { findSlotHolders, isNameTaken } from './store'

type Put = {
  slot: 1 | 2
  name: string
  days: number
  /** Ends the secret in this slot, with its tokens; without it, the slot must be free. */
  replaces: boolean
}

/**
 * Makes a new secret in this very slot; the one in the other slot works on. For programs that name slots:
 * they do not type the app's name. Refuses as `addSecret` does, and with `two_active_secrets` when
 * the slot is taken and nothing is replaced. Without a choice of theirs, the secret lives no longer
 * than the policy says; where that keeps an old secret for a while, replacing is refused.
 */
export async function putInSlot(
  actor: Actor,
  appId: string,
  { slot, name, days, replaces }: Put,
): Promise<IssuedSecret> {
  return addSecret(actor, appId, async (tx, app) => {
    const at = now()
    const secret = (await findSlotHolders(tx, appId)).find((holder) => holder.slot === slot)
    if (secret && !replaces) throw new Refusal('two_active_secrets', `slot ${slot} of ${appId}`)
    if (secret) {
      const { organizationId } = actor
      await refuseShortNotice(tx, { appId, organizationId }, { when: null, from: at })
      const confirmed = { typedName: app.name, endTokens: true, reason: 'replaced' } as const
      await retireByPerson(tx, actor, { app, secret, at, ...confirmed })
    }
    const isTaken = await isNameTaken(tx, { appId, name })
    const into = { appId, slot, expiresAt: expiryAfterDays(at, days), cut: true }
    return placeSecret(tx, actor, { ...into, name: isTaken ? `${name} (${slot})` : name })
  })
}
