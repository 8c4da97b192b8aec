import type { Plaintext } from '@/lib/crypto/plaintext'
import { rebindSessions } from '@/lib/oauth/sessions/rebind-sessions'
import { tellOfEndedSessions } from '@/lib/oauth/sessions/tell-of-ended-sessions'
import { endSession } from '@/lib/people/sessions/end-session'

/** Ends a session; the apps that were let in by it are told, which nobody waits for. */
export async function leaveSession(sessionId: Plaintext): Promise<void> {
  const personId = await endSession(sessionId)
  if (personId) void tellOfEndedSessions(personId)
}

/**
 * Ends a session that another one follows at the same browser. Where that is of the same person,
 * they have proven once more who they are, and the apps that they are signed in to go on.
 */
export async function followSession(before: Plaintext, after: Plaintext): Promise<void> {
  await rebindSessions(before, after)
  await leaveSession(before)
}
