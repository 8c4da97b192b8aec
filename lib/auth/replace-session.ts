import type { Plaintext } from '@/lib/crypto/plaintext'
import { rebindSessions } from '@/lib/oauth/sessions/rebind-sessions'
import { endSession } from '@/lib/people/sessions/end-session'

/**
 * Ends the session `before` when the same browser gets the session `after`. If both belong to the
 * same person, that person has proven again who they are, and stays signed in to apps.
 */
export async function replaceSession(before: Plaintext, after: Plaintext): Promise<void> {
  await rebindSessions(before, after)
  await endSession(before)
}
