import { requestOrigin } from '@/lib/http/request-origin'
import { followSession } from './leave-session'
import type { Asking } from './next-auth-options'
import { readSessionCookie } from './session-cookie'

/** Who asks in the request that is being answered. */
export async function asking(): Promise<Asking> {
  return {
    origin: await requestOrigin(),
    async followSessionBefore(sessionId) {
      const before = await readSessionCookie()
      if (before) await followSession(before, sessionId)
    },
  }
}
