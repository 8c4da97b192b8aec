import type { Plaintext } from '@/lib/crypto/plaintext'
import { requestOrigin } from '@/lib/http/request-origin'
import { endSession } from '@/lib/people/end-session'
import { type Proven, startSession } from '@/lib/people/start-session'
import { readSessionCookie, writeSessionCookie } from './session-cookie'

/** Signs the answered browser in as whoever has just proven who they are. */
export async function beginBrowserSession(proven: Proven): Promise<void> {
  await keepBrowserSession(await startSession(proven, await requestOrigin()))
}

/** Gives the answered browser this session; the one that it had before is over. */
export async function keepBrowserSession(sessionId: Plaintext): Promise<void> {
  const before = await readSessionCookie()
  if (before) await endSession(before)
  await writeSessionCookie(sessionId)
}
