import { keepDevice } from '@/lib/auth/device-cookie'
import { writeSessionCookie } from '@/lib/auth/session-cookie'
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
  await writeSessionCookie(sessionId)
  await keepDevice(sessionId)
  return { recoveryCodes: recoveryCodes?.map((code) => code.reveal()) ?? null }
}
