import type { Length } from '@/lib/page'
import type { MailKind, MailState } from '../mail'

export const MAILS_PER_PAGE = 50

/** More mails than this are not counted, and have no page: neither of one state nor of all. */
export const MAILS_COUNTED_MAX = 10_000

/** How many mails there are in each state. */
export type MailCounts = Record<MailState, Length>

/** A mail as administrators see it. */
export type MailView = {
  id: string
  createdAt: Date
  address: string
  /** Whom it is for; null for somebody who is gone. */
  personName: string | null
  kind: MailKind
  subject: string
  /** What it says, without its link. */
  text: string
  state: MailState
  attempts: number
  /** When it is tried again; null when it was sent or given up. */
  nextAttemptAt: Date | null
  endedAt: Date | null
  /** Why the last attempt failed. */
  failure: string | null
  /** Whether it carries a link that still works. */
  hasLink: boolean
}
