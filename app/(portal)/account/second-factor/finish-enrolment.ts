import { writeSessionCookie } from '@/lib/auth/session-cookie'
import type { Enrolled } from '@/lib/people/second-factor/enrol-factor'
import type { ShownEnrolment } from '@/lib/people/second-factor/second-factor'

/**
 * Gives the browser the new id of its session after a factor was added. The one place where
 * recovery codes that come with a factor leave.
 */
export async function finishEnrolment({
  sessionId,
  recoveryCodes,
}: Enrolled): Promise<ShownEnrolment> {
  await writeSessionCookie(sessionId)
  return { recoveryCodes: recoveryCodes?.map((code) => code.reveal()) ?? null }
}
