import { requestOrigin } from '@/lib/http/request-origin'
import { replaceSession } from './replace-session'
import { readSessionCookie } from './session-cookie'
import type { SignInRequest } from './sign-in-or-code'

/** The current request, with what a sign-in needs of it. Only in actions and routes. */
export async function signInRequest(): Promise<SignInRequest> {
  return {
    origin: await requestOrigin(),
    async replacePreviousSession(sessionId) {
      const before = await readSessionCookie()
      if (before) await replaceSession(before, sessionId)
    },
  }
}
