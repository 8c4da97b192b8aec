import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { insertMember } from '../member-store'

/**
 * Adds a developer who signs in by the company's provider, so nobody needs a link. An email with an
 * account in another organization is answered as one that nobody has (decision 19). Answers the id of
 * the person. Throws `Refusal('email_taken')`.
 */
export async function addWithoutLink(
  tx: Tx,
  actor: Actor,
  { email, name }: { email: string; name: string },
): Promise<string> {
  const id = newId('psn')
  const role = 'developer'
  const person = { id, email, name, role, passwordDigest: null, createdAt: now() } as const
  if (!(await insertMember(tx, actor.organizationId, person))) {
    throw new Refusal('email_taken', 'a member has this email')
  }
  await recordEvent(tx, actor, 'person.added', {
    target: { kind: 'person', id, name },
    detail: { role },
  })
  return id
}
