import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { now, secondsAfter } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { STALE_SECONDS } from '@/lib/mail/mail'
import type { Queue } from '@/lib/queue/queue'
import { workOff } from '@/lib/queue/work-off'
import { findRecipient } from '../account-mails/store'
import { lockPerson } from '../factor-store'
import { makeLink } from '../invitations/setup-link'
import { findAccount } from '../store'
import { noPasswordMail, resetMail } from './reset-mails'
import { deleteResetRequest, type ResetRequest, takeDueRequests } from './store'

const QUEUE: Queue<ResetRequest> = {
  name: 'requests for new passwords',
  atOnce: 5,
  take: takeDueRequests,
  async attempt(request) {
    await inTransaction((tx) => answerOne(tx, request))
    return null
  },
  // What was answered is gone; what could not be is tried again after its lease.
  settle: async () => {},
}

/**
 * Answers requests for new passwords by mail: with a link that works once, for an hour, and takes the place
 * of older ones; or, to an account that a provider signs in, with the word that it has no
 * password. Nobody else gets a mail, and none is sent for a request of more than three days ago.
 * Answers how many requests there were. Never throws.
 */
export function answerResetRequests(isStopping?: () => boolean): Promise<number> {
  return workOff(QUEUE, isStopping)
}

async function answerOne(tx: Tx, request: ResetRequest): Promise<void> {
  if (!(await deleteResetRequest(tx, request.id))) return
  const { email, createdAt, id: _, attempts: __, ...origin } = request
  if (secondsAfter(createdAt, STALE_SECONDS) <= now()) return
  const account = await findAccount(tx, email)
  const [membership] = account?.memberships ?? []
  if (!account || !membership || account.disabledAt) return
  // From here on the email stays: no link goes to one that has just ceased to be theirs.
  await lockPerson(tx, account.id)
  const person = await findRecipient(tx, account.id)
  if (person?.email !== email) return
  const link = account.passwordDigest ? await makeLink(tx, account.id, 'forgotten') : null
  const mail = link ? resetMail(person, { origin, link }) : noPasswordMail(person, origin)
  const { organizationId, email: address } = person
  await enqueueMail(tx, { organizationId, personId: account.id, address, ...mail })
  await recordEvent(tx, byKeyturn(membership.organizationId, origin), 'person.password_asked_for', {
    target: { kind: 'person', id: account.id, name: account.name },
  })
}
