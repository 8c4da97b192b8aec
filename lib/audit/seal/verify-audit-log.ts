import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import type { Verification } from './finding'
import type { VerifyInput } from './verify-input'
import { verifySome } from './verify-some'

/** So long is a step, so that progress is seen and no request takes long. */
const STEP_MS = 1_000

/**
 * One step of verifying the audit log of the actor's organization; the next one goes on behind its `after`.
 * Refuses with `not_found` unless the actor is an administrator or support, and with `invalid_input` a head of
 * another organization.
 */
export async function verifyAuditLog(
  actor: Actor,
  { after, head }: VerifyInput,
): Promise<Verification> {
  if (actor.role === 'developer') throw new Refusal('not_found', 'a developer')
  if (head && head.organization !== actor.organizationId) {
    const fields = { head: 'This is the head of another organization.' }
    throw new Refusal('invalid_input', 'a foreign head', fields)
  }
  return verifySome(actor.organizationId, { after, kept: head, milliseconds: STEP_MS })
}
