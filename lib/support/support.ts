import type { Role } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import type { AuditEventView } from '@/lib/audit/events/audit-event'
import type { SecretView } from '@/lib/secrets/secret'
import type { RefusedAttempts } from '@/lib/usage/usage'
import type { Explanation } from './explain-refusal'

/** How far back the desk looks for refusals when no time is given. */
export const LOOKED_BACK_DAYS = 30
/** How far around a given time it looks, in minutes. */
export const AROUND_MINUTES = 60
export const CHANGES_SHOWN = 8

/** Who answers for the app; `standing` says whether they can still do so. */
export type SupportOwner = {
  name: string
  email: string
  role: Role | null
  standing: 'here' | 'disabled' | 'gone'
}

/** Refusals of one cause, explained. */
export type ExplainedRefusal = Explanation & { refused: RefusedAttempts }

/** Everything that support answers from, about one app. */
export type SupportAnswer = {
  app: AppView
  owner: SupportOwner
  secrets: SecretView[]
  /** What was refused, explained; the latest first. */
  refusals: ExplainedRefusal[]
  /** What would be refused at this moment, whatever is sent; null when nothing stands in the way. */
  standsInTheWay: Explanation | null
  /** The latest changes, or those around the time that was asked about. */
  changes: AuditEventView[]
}
