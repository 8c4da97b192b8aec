import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findAccount, lockEmail } from './store'

/**
 * Makes sure that no other person has an account with this email, until the transaction ends. An
 * email has one account: that of the person with a password or a provider. Several organizations may
 * have invited it, none of which knows of the others; the first invitation that is accepted gets
 * it. Call it before other locks. Throws `Refusal('email_taken')`.
 */
export async function claimEmail(
  tx: Tx,
  person: { id: string | null; email: string },
): Promise<void> {
  await lockEmail(tx, person.email)
  const account = await findAccount(tx, person.email)
  if (account && account.id !== person.id) {
    throw new Refusal('email_taken', `the account is ${account.id}`)
  }
}
