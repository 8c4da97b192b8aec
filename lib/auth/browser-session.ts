import type { Plaintext } from '@/lib/crypto/plaintext'
import { requestOrigin } from '@/lib/http/request-origin'
import { endSession } from '@/lib/people/sessions/end-session'
import { type Proven, startSession } from '@/lib/people/sessions/start-session'
import { keepDevice } from './device-cookie'
import { replaceSession } from './replace-session'
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie'

/** Signs the browser in as the person who has just chosen a password in it. */
export async function beginBrowserSession(proven: Proven): Promise<void> {
  await keepBrowserSession(await startSession(proven, await requestOrigin()), { isTold: true })
}

/** Gives the browser this session, in place of the one before, and makes it a known device. */
export async function keepBrowserSession(
  sessionId: Plaintext,
  news: { isTold?: boolean } = {},
): Promise<void> {
  const before = await readSessionCookie()
  if (before) await replaceSession(before, sessionId)
  await completeBrowserSession(sessionId, news)
}

/**
 * Gives the browser the new id of its session, whose person has given a second factor, and makes it
 * a known device.
 */
export async function completeBrowserSession(
  sessionId: Plaintext,
  news: { isTold?: boolean } = {},
): Promise<void> {
  await writeSessionCookie(sessionId)
  await keepDevice(sessionId, news)
}

/** Ends the browser's session and removes its cookie. */
export async function endBrowserSession(): Promise<void> {
  const sessionId = await readSessionCookie()
  if (sessionId) await endSession(sessionId)
  await clearSessionCookie()
}
