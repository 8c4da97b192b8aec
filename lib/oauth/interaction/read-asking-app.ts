import { runningEngine } from '../protocol/running-engine'
import { introduceApp } from './app-store'
import type { InteractionApp } from './interaction'

/** The path of an interaction's page, which the pages of the sign-in lead back to. */
const INTERACTION = /^\/interaction\/([\w-]{1,64})$/

export type AskingApp = Pick<InteractionApp, 'name' | 'organizationName'>

/**
 * The app whose request waits behind `next`, for the pages of the sign-in; null when there is none.
 * Browsers do not send the interaction's cookie there, so whoever has the address of somebody's
 * interaction learns this much of it: what the app's own link says, and nothing of the request.
 */
export async function readAskingApp(next: string | null): Promise<AskingApp | null> {
  const [, uid] = INTERACTION.exec(next ?? '') ?? []
  const interaction = uid ? await runningEngine().Interaction.find(uid) : undefined
  const introduced = interaction && (await introduceApp(String(interaction.params.client_id)))
  return introduced?.app ?? null
}
