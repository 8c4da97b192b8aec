import { completeBrowserSession } from '@/lib/auth/browser-session'
import type { Enrolled } from '@/lib/people/second-factor/enrol-factor'
import type { ShownEnrolment } from '@/lib/people/second-factor/second-factor'

/**
 * After the owner has added a factor: gives the browser the new id of its session, and remembers it.
 * The one place where recovery codes that come with a factor leave.
 */
export async function finishEnrolment({
  sessionId,
  recoveryCodes,
}: Enrolled): Promise<ShownEnrolment> {
  await completeBrowserSession(sessionId)
  return { recoveryCodes: recoveryCodes?.map((code) => code.reveal()) ?? null }
}
