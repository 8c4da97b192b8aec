import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { inTransaction, type Tx } from '@/lib/db/client'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { STALE_SECONDS } from '@/lib/mail/mail'
import type { NewMail } from '@/lib/mail/new-mail'
import { whenInWords } from '@/lib/mail/when-in-words'
import type { Queue } from '@/lib/queue/queue'
import { workOff } from '@/lib/queue/work-off'
import { findRecipient } from '../account-mails/store'
import { deviceInWords } from '../device'
import { LINK_SECONDS, makeLink } from '../invitations/setup-link'
import { findAccount } from '../store'
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
  const person = await findRecipient(tx, account.id)
  if (!person) return
  const mail = account.passwordDigest
    ? await withLink(tx, account.id, { person, origin })
    : withoutPassword(person, origin)
  const { organizationId, email: address } = person
  await enqueueMail(tx, { organizationId, personId: account.id, address, ...mail })
  const { organizationId: acts } = membership
  await recordEvent(
    tx,
    { organizationId: acts, personName: 'Keyturn', origin },
    'person.password_asked_for',
    { target: { kind: 'person', id: account.id, name: account.name } },
  )
}

type Recipient = NonNullable<Awaited<ReturnType<typeof findRecipient>>>
type Written = Pick<NewMail, 'kind' | 'subject' | 'body' | 'link'>

const ASKED = 'Somebody, probably you, asked for a new password for your account.'

function factsOf({ zoneinfo }: Recipient, { address, userAgent }: Origin) {
  return [
    { label: 'Asked', value: whenInWords(now(), zoneinfo) },
    { label: 'Device', value: deviceInWords(userAgent) },
    { label: 'Address', value: address ?? 'unknown' },
  ]
}

async function withLink(
  tx: Tx,
  personId: string,
  { person, origin }: { person: Recipient; origin: Origin },
): Promise<Written> {
  const url = await makeLink(tx, personId, 'forgotten')
  const expiresAt = secondsAfter(now(), LINK_SECONDS.forgotten)
  return {
    kind: 'password_reset',
    subject: 'Choose a new password',
    body: {
      name: person.name,
      paragraphs: [`${ASKED} The link below works once, for one hour.`],
      facts: factsOf(person, origin),
      button: { label: 'Choose a new password' },
      closing: ['If it was not you, do nothing: your password stays as it is.'],
    },
    link: { url, expiresAt },
  }
}

function withoutPassword(person: Recipient, origin: Origin): Written {
  return {
    kind: 'password_reset',
    subject: 'Your account has no password',
    body: {
      name: person.name,
      paragraphs: [
        `${ASKED} It has none: your company signs you in. On the sign-in page, choose its button, or enter your email alone.`,
      ],
      facts: factsOf(person, origin),
      button: { label: 'Sign in', url: `${config().url}/sign-in` },
      closing: ['If it was not you, do nothing.'],
    },
  }
}
