import { requestOrigin } from '@/lib/http/request-origin'
import { endSession } from '@/lib/people/end-session'
import type { Asking } from './next-auth-options'
import { readSessionCookie } from './session-cookie'

/** Who asks in the request that is being answered. */
export async function asking(): Promise<Asking> {
  return {
    origin: await requestOrigin(),
    async endSessionBefore() {
      const before = await readSessionCookie()
      if (before) await endSession(before)
    },
  }
}
