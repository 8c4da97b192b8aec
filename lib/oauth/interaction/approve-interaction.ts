import type { Actor } from '@/lib/actor'
import { giveConsent } from './give-consent'
import {
  ACCOUNT_CHOSEN,
  answerInteraction,
  type InteractionRef,
  interactionOf,
} from './open-interaction'

/**
 * Says yes to what is asked: grants the app the requested scopes, or goes on as who is signed in
 * (`prompt=select_account`). Answers the URL at which the browser continues. Throws
 * `Refusal('interaction_over')`, also when another person was asked for consent.
 */
export async function approveInteraction(actor: Actor, ref: InteractionRef): Promise<string> {
  const interaction = await interactionOf(ref)
  if (interaction.prompt.name !== 'select_account') return giveConsent(actor, interaction)
  return answerInteraction(interaction, ACCOUNT_CHOSEN)
}
