import type { Plaintext } from '@/lib/crypto/plaintext'
import { requestOrigin } from '@/lib/http/request-origin'
import { type Proven, startSession } from '@/lib/people/sessions/start-session'
import { followSession, leaveSession } from './leave-session'
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie'

/** Signs the answered browser in as whoever has just proven who they are. */
export async function beginBrowserSession(proven: Proven): Promise<void> {
  await keepBrowserSession(await startSession(proven, await requestOrigin()))
}

/** Gives the answered browser this session, which follows the one that it had before. */
export async function keepBrowserSession(sessionId: Plaintext): Promise<void> {
  const before = await readSessionCookie()
  if (before) await followSession(before, sessionId)
  await writeSessionCookie(sessionId)
}

/** Signs the answered browser out. */
export async function endBrowserSession(): Promise<void> {
  const sessionId = await readSessionCookie()
  if (sessionId) await leaveSession(sessionId)
  await clearSessionCookie()
}
