import type { Actor } from '@/lib/actor'
import { giveConsent } from './give-consent'
import { type InteractionRef, interactionOf } from './open-interaction'

/**
 * Grants the app what it asks for and answers the address at which the browser goes on. Throws
 * `Refusal('interaction_over')`, also when the consent was asked of somebody else.
 */
export async function approveInteraction(actor: Actor, ref: InteractionRef): Promise<string> {
  return giveConsent(actor, await interactionOf(ref))
}
