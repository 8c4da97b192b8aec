import { answerInteraction, type InteractionRef, interactionOf } from './open-interaction'

/**
 * Tells the app `access_denied` (RFC 6749 §4.1.2.1) and answers the URL at which the browser
 * continues. Throws `Refusal('interaction_over')`.
 */
export async function denyInteraction(ref: InteractionRef): Promise<string> {
  return answerInteraction(await interactionOf(ref), {
    error: 'access_denied',
    error_description: 'the person did not agree',
  })
}
