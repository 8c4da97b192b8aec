import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isMailConfigured } from '@/lib/mail/mail-server'
import { findProviderOfAddress } from '@/lib/providers/find-provider-of-address'
import { findPerson } from '../store'
import { isEmailKeptElsewhere } from './email-change-store'

/**
 * Refuses a change of a person's own email to this one with `mail_not_configured`, `email_kept_elsewhere`, or
 * `invalid_input` if it is theirs, or of a provider's domain. Who has it is not looked at: that is told to nobody.
 */
export async function refuseEmail(tx: Tx, personId: string, email: string): Promise<void> {
  if (!isMailConfigured()) throw new Refusal('mail_not_configured')
  if (await isEmailKeptElsewhere(tx, personId)) throw new Refusal('email_kept_elsewhere')
  if ((await findPerson(tx, personId))?.email === email) {
    throw new Refusal('invalid_input', 'their own', { email: 'This is your email already.' })
  }
  if (await findProviderOfAddress(email)) {
    const complaint = 'Who has an address of this domain signs in with a provider.'
    throw new Refusal('invalid_input', 'the domain of a provider', { email: complaint })
  }
}
