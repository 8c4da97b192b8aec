import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockPerson } from '../factor-store'
import { deleteUnusedLinks, lockEmail } from '../store'
import { tokenDigest } from '../token-digest'
import { findInvitation, joinAccount, useLink } from './store'

/**
 * Accepts an invitation to another organization as who is signed in: their account becomes a member,
 * with the role and the apps of the invitation, and keeps its password. Links to a new password that
 * somebody else may hold, because one organization could make them until now, die. Answers the
 * organization's id.
 * Throws `Refusal('setup_link_dead')` for a link that is unknown, used, expired, for another email, or
 * none of an invitation.
 */
export async function joinOrganization(actor: Actor, token: string): Promise<string> {
  const digest = tokenDigest(token)
  return inTransaction(async (tx) => {
    const invitation = await findInvitation(tx, digest, { personId: actor.personId, at: now() })
    if (!invitation) throw new Refusal('setup_link_dead', 'no invitation for this account')
    await lockEmail(tx, invitation.email)
    if (!(await useLink(tx, digest, now()))) throw new Refusal('setup_link_dead', 'used meanwhile')
    const { personId: invited, organizationId } = invitation
    await lockPerson(tx, actor.personId)
    await deleteUnusedLinks(tx, actor.personId)
    await joinAccount(tx, { invited, account: actor.personId })
    const { personId, personName, origin } = actor
    await recordEvent(tx, { organizationId, personId, personName, origin }, 'person.joined', {
      target: { kind: 'person', id: personId, name: personName },
      detail: {},
    })
    return organizationId
  })
}
