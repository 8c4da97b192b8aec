import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { HOUR, now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { mayMailEmailChange, noteEmailChange } from '@/lib/limits/email-change-limits'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { findProviderOfAddress } from '@/lib/providers/find-provider-of-address'
import { findRecipient } from '../account-mails/store'
import { authorizeOwnAccount } from '../authorize-own-account'
import type { EmailInput } from '../person-input'
import { requireStepUp } from '../require-step-up'
import { findAccount } from '../store'
import { tokenDigest } from '../token-digest'
import { confirmEmailMail, emailInUseMail } from './email-change-mails'
import { isEmailKeptElsewhere, replaceEmailChange } from './email-change-store'
import { isEmailOfColleague } from './store'

const LINK_HOURS = 4

/** 62^43: a little over 256 bits. */
const TOKEN_CHARACTERS = 43

/**
 * Notes that the actor wants another email, and mails a link to it that `confirmEmail` takes, once, for four hours. An
 * address that has an account or an invitation is mailed that it has: the actor sees the same in both cases. Throws
 * `Refusal` with `mail_not_configured`, `email_kept_elsewhere`, `invalid_input` (their own email, or a provider's
 * domain), `step_up_required`, `too_many_attempts`, or what `authorizeOwnAccount` refuses.
 */
export async function askForEmail(actor: Actor, { email }: EmailInput): Promise<void> {
  await authorizeOwnAccount(db(), actor)
  await refuseUnchangeable(actor.personId, email)
  requireStepUp(actor)
  await noteEmailChange(actor.personId)
  const isMailed = await mayMailEmailChange(email)
  await inTransaction((tx) => writeDown(tx, actor, { email, isMailed }))
}

async function refuseUnchangeable(personId: string, email: string): Promise<void> {
  if (!config().mailServer) throw new Refusal('mail_not_configured')
  if (await isEmailKeptElsewhere(db(), personId)) throw new Refusal('email_kept_elsewhere')
  const own = await findRecipient(db(), personId)
  if (own?.email === email) {
    throw new Refusal('invalid_input', 'their own', { email: 'This is your email already.' })
  }
  if (await findProviderOfAddress(email)) {
    const complaint = 'Who has an address of this domain signs in with a provider.'
    throw new Refusal('invalid_input', 'the domain of a provider', { email: complaint })
  }
}

type Asked = { email: string; isMailed: boolean }

async function writeDown(tx: Tx, actor: Actor, { email, isMailed }: Asked): Promise<void> {
  const { personId, personName, origin } = actor
  const token = randomBase62(TOKEN_CHARACTERS)
  const createdAt = now()
  const expiresAt = secondsAfter(createdAt, LINK_HOURS * HOUR)
  const digest = tokenDigest(token)
  await replaceEmailChange(tx, { personId, tokenDigest: digest, email, createdAt, expiresAt })
  const [account, isColleagues] = [
    await findAccount(tx, email),
    await isEmailOfColleague(tx, personId, email),
  ]
  const zoneinfo = (await findRecipient(tx, personId))?.zoneinfo ?? null
  const link = new Plaintext(`${config().url}/confirm-email#${token}`)
  const mail =
    account || isColleagues
      ? emailInUseMail({ origin, zoneinfo })
      : confirmEmailMail({ origin, zoneinfo, link, expiresAt, hours: LINK_HOURS })
  // Of no organization: in its Outbox, an administrator who asks would read who has an account elsewhere.
  if (isMailed) {
    await enqueueMail(tx, { organizationId: null, personId: null, address: email, ...mail })
  }
  await recordEvent(tx, actor, 'person.email_asked_for', {
    target: { kind: 'person', id: personId, name: personName },
    detail: { to: email },
  })
}
