import type { Enrolled } from '@/lib/people/second-factor/enrol-factor'
import type { ShownEnrolment } from '@/lib/people/second-factor/second-factor'

/** The one place where recovery codes that come with a factor leave. */
export function shownEnrolment({ recoveryCodes }: Enrolled): ShownEnrolment {
  return { recoveryCodes: recoveryCodes?.map((code) => code.reveal()) ?? null }
}
