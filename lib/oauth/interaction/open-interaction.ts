import { Refusal } from '@/lib/errors'
import { interactionOfCookie } from '../engine/seams/cookie-request'
import type { Provider } from '../protocol/oidc-provider'
import { runningEngine } from '../protocol/running-engine'

export type Interaction = InstanceType<Provider['Interaction']>

/** The interaction that an address names, and the cookies of the browser that asks for it. */
export type InteractionRef = { uid: string; cookieHeader: string | null }

/**
 * The named interaction, if this browser holds its signed cookie; null otherwise. Its id alone
 * never opens it. Reads only.
 */
export async function openInteraction(ref: InteractionRef): Promise<Interaction | null> {
  const interaction = await interactionOfCookie(runningEngine(), ref.cookieHeader)
  if (interaction?.uid !== ref.uid) return null
  await forgetEndedSession(interaction)
  return interaction
}

/** The same; throws `Refusal('interaction_over')` where there is none. */
export async function interactionOf(ref: InteractionRef): Promise<Interaction> {
  const interaction = await openInteraction(ref)
  if (!interaction) throw new Refusal('interaction_over', 'no such interaction in this browser')
  return interaction
}

/**
 * An interaction whose session has ended belongs to nobody: the person who is here now begins at
 * its first step. Changes the object in memory; `answerInteraction` writes it.
 */
export async function forgetEndedSession(interaction: Interaction): Promise<void> {
  const { uid, accountId } = interaction.session ?? {}
  if (uid === undefined) return
  const session = await runningEngine().Session.findByUid(uid)
  if (session?.accountId !== accountId) delete interaction.session
}

type Result = NonNullable<Interaction['result']>

/** Stores the answer, as the engine's `interactionResult` does, and says where the browser goes on. */
export async function answerInteraction(interaction: Interaction, result: Result): Promise<string> {
  const before = 'error' in result ? {} : interaction.lastSubmission
  interaction.result = { ...before, ...result }
  await interaction.persist()
  return interaction.returnTo
}
