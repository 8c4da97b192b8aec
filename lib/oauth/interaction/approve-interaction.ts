import type { Actor } from '@/lib/actor'
import { giveConsent } from './give-consent'
import { type InteractionRef, interactionOf } from './open-interaction'

/**
 * Grants the app the requested scopes and answers the URL at which the browser continues. Throws
 * `Refusal('interaction_over')`, also when another person was asked for consent.
 */
export async function approveInteraction(actor: Actor, ref: InteractionRef): Promise<string> {
  return giveConsent(actor, await interactionOf(ref))
}
