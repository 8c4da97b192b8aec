import type { Plaintext } from '@/lib/crypto/plaintext'
import type { MailBody, MailKind } from './mail'

/** A mail to be written. */
export type NewMail = {
  /**
   * Whose administrators see it in their Outbox. Null for what is about an account that belongs to
   * several organizations: administrators of the first one see it.
   */
  organizationId: string | null
  personId: string | null
  address: string
  kind: MailKind
  subject: string
  body: MailBody
  /** A link that opens something until it expires. It is kept sealed. */
  link?: { url: Plaintext; expiresAt: Date }
}
