import { Refusal } from '@/lib/errors'
import { interactionOfCookie } from '../engine/seams/cookie-request'
import type { Provider } from '../protocol/oidc-provider'
import { runningEngine } from '../protocol/running-engine'

export type Interaction = InstanceType<Provider['Interaction']>

/** The interaction id in a URL, and the cookies of the browser. */
export type InteractionRef = { uid: string; cookieHeader: string | null }

/**
 * The interaction with this id, if this browser has its signed cookie; null otherwise. The id alone
 * is never enough. Reads only.
 */
export async function openInteraction(ref: InteractionRef): Promise<Interaction | null> {
  const interaction = await interactionOfCookie(runningEngine(), ref.cookieHeader)
  if (!interaction || interaction.uid !== ref.uid) return null
  await forgetEndedSession(interaction)
  return interaction
}

/** The same. Throws `Refusal('interaction_over')` if there is none. */
export async function interactionOf(ref: InteractionRef): Promise<Interaction> {
  const interaction = await openInteraction(ref)
  if (!interaction) throw new Refusal('interaction_over', 'no such interaction in this browser')
  return interaction
}

/**
 * If the session of an interaction has ended, the interaction starts again at its first step, for
 * the person who is signed in now. Changes the object in memory; `answerInteraction` writes it.
 */
export async function forgetEndedSession(interaction: Interaction): Promise<void> {
  const { uid, accountId } = interaction.session ?? {}
  if (uid === undefined) return
  const session = await runningEngine().Session.findByUid(uid)
  if (session?.accountId !== accountId) delete interaction.session
}

type Result = NonNullable<Interaction['result']>

/** The answer to `prompt=select_account`. Who it is, the engine is told when it asks for a login. */
export const ACCOUNT_CHOSEN: Result = { select_account: {} }

/**
 * Stores the answer, as the engine's `interactionResult` does. Answers the URL at which the browser
 * continues.
 */
export async function answerInteraction(interaction: Interaction, result: Result): Promise<string> {
  const before = 'error' in result ? {} : interaction.lastSubmission
  interaction.result = { ...before, ...result }
  await interaction.persist()
  return interaction.returnTo
}
