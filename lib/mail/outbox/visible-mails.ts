import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { findMail, type Visible } from './outbox-store'

/**
 * Whose mails an administrator sees: those of their organization; in the installation's first one those
 * about accounts of several organizations, too. Throws `Refusal('forbidden')`.
 */
export async function visibleMails(tx: Tx, actor: Actor): Promise<Visible> {
  authorizeAdministrator(actor)
  const { organizationId } = actor
  return { organizationId, isFirst: (await findFirstOrganization(tx)) === organizationId }
}

/** One of these mails. Throws `Refusal` with `forbidden` or `not_found`. */
export async function mailOf(tx: Tx, actor: Actor, mailId: string) {
  const mail = await findMail(tx, await visibleMails(tx, actor), mailId)
  if (!mail) throw new Refusal('not_found', `mail ${mailId}`)
  return mail
}
