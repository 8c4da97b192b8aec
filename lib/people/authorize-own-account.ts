import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findOtherOrganizations } from './member-store'

/**
 * The ids of the other organizations of the actor, disabled memberships included, if a provider began
 * the session that is believed in one organization alone. Empty for every other session.
 */
export async function organizationsClosedTo(tx: Tx, actor: Actor): Promise<string[]> {
  return actor.staysThere ? findOtherOrganizations(tx, actor) : []
}

/**
 * Whether the session is that of the account's owner in all of their organizations. A session of a
 * provider is it as long as the account belongs to the provider's organization alone.
 */
export async function mayChangeAccount(actor: Actor): Promise<boolean> {
  return (await organizationsClosedTo(db(), actor)).length === 0
}

/**
 * For what concerns the actor's whole account, and not only its place in the organization: the password,
 * the second factors, the sessions, what apps are told. Throws `Refusal('not_found')` for a session of a
 * provider that is believed in one of several organizations.
 */
export async function authorizeOwnAccount(tx: Tx, actor: Actor): Promise<void> {
  if ((await organizationsClosedTo(tx, actor)).length > 0) {
    throw new Refusal('not_found', 'a session that stays in one of several organizations')
  }
}
