import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { lockPerson } from './factor-store'
import { findMember } from './member-store'

/** Throws `Refusal('forbidden')` unless the actor is an administrator. */
export function authorizeAdministrator(actor: Actor): void {
  if (actor.role !== 'administrator') throw new Refusal('forbidden', `a ${actor.role}`)
}

/**
 * The member of the actor's organization whom an administrator wants to change. Throws
 * `Refusal('forbidden')` before any look-up, so that nobody else learns who exists. Throws
 * `Refusal('not_found')` for missing people and for people of other organizations alike.
 */
export async function authorizeMember(tx: Tx, actor: Actor, personId: string) {
  authorizeAdministrator(actor)
  const member = await findMember(tx, actor.organizationId, personId)
  if (!member) throw new Refusal('not_found', `no member ${personId}`)
  const { id, name } = member.person
  return { ...member, target: { kind: 'person', id, name } as const }
}

/**
 * The same, for what concerns the whole account and not only its place in the organization: the
 * password, the second factors, the sessions and what apps are told. Whoever may change these could act
 * as the person everywhere. So an organization does while it is the person's only one. Of its members
 * who belong elsewhere, too, only the first organization of the installation does. The person is locked,
 * so that they join no other one meanwhile. Throws
 * `Refusal('account_elsewhere')` otherwise.
 */
export async function authorizeAccount(tx: Tx, actor: Actor, personId: string) {
  authorizeAdministrator(actor)
  await lockPerson(tx, personId)
  const member = await authorizeMember(tx, actor, personId)
  if (member.person._count.memberships === 1) return member
  if ((await findFirstOrganization(tx)) === actor.organizationId) return member
  throw new Refusal('account_elsewhere', `${personId} belongs to another organization, too`)
}
