import type { Actor, Role } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '../authorize-administrator'
import { findMemberEmails } from '../member-store'
import { newPersonInput } from '../person-input'
import type { InvitationListInput } from './invitation-input'
import { type InvitationLine, readInvitations, type TypedLine } from './invitation-list'

/**
 * What would become of each line of a list; nobody is invited. An account in another organization is
 * not told, as with `addPerson`. Refuses with `forbidden`.
 */
export async function previewInvitations(
  actor: Actor,
  { list, role }: InvitationListInput,
): Promise<InvitationLine[]> {
  authorizeAdministrator(actor)
  const lines = readInvitations(list, role).map((typed) => judge(typed, role))
  const emails = lines.filter(isReady).map(({ email }) => email)
  const members = await findMemberEmails(db(), actor.organizationId, emails)
  const seen = new Set<string>()
  return lines.map((line) => {
    if (!isReady(line)) return line
    if (seen.has(line.email)) return { ...line, verdict: 'twice' }
    seen.add(line.email)
    return members.has(line.email) ? { ...line, verdict: 'member' } : line
  })
}

function isReady({ verdict }: InvitationLine): boolean {
  return verdict === 'ready'
}

/** The line by its own: what is wrong with it, by the rules of a person who is added alone. */
function judge(typed: TypedLine, fallback: Role): InvitationLine {
  const problem = newPersonInput.safeParse(typed).error?.issues[0]?.message ?? null
  const role = newPersonInput.shape.role.safeParse(typed.role).data ?? fallback
  return { ...typed, role, verdict: problem === null ? 'ready' : 'wrong', problem }
}
