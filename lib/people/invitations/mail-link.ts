import type { Actor } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { Tx } from '@/lib/db/client'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { whenInWords } from '@/lib/mail/when-in-words'
import { findRecipient } from '../account-mails/store'
import { findProfileRow } from '../member-store'
import { LINK_SECONDS, makeLink } from './setup-link'

const UNEXPECTED = 'If you did not expect this mail, you need not do anything.'

/**
 * Makes a link with which a person chooses a password (`makeLink`), and mails it to them in the name of the
 * administrator. The administrator sees the mail in the Outbox, and can hand the link over in
 * another way.
 */
export async function makeMailedLink(
  tx: Tx,
  actor: Actor,
  { personId, kind }: { personId: string; kind: 'invitation' | 'reset' },
): Promise<Plaintext> {
  const url = await makeLink(tx, personId, kind)
  const [person, own] = [await findRecipient(tx, personId), await findProfileRow(tx, actor)]
  if (!person) return url
  const expiresAt = secondsAfter(now(), LINK_SECONDS[kind])
  const organization = own?.organization.name ?? 'an organization'
  const { personName } = actor
  const isNew = kind === 'invitation'
  const said = isNew
    ? `${personName} has added you to ${organization} at ${config().url}. Choose a password to begin.`
    : `${personName} has made a link with which you choose a new password. Until you do, the one that you have works.`
  await enqueueMail(tx, {
    organizationId: actor.organizationId,
    personId,
    address: person.email,
    kind: isNew ? 'invitation' : 'password_reset',
    subject: isNew ? `${personName} invites you to ${organization}` : 'Choose a new password',
    body: {
      name: person.name,
      paragraphs: [said],
      facts: [
        { label: 'The link works once, until', value: whenInWords(expiresAt, person.zoneinfo) },
      ],
      button: { label: 'Choose your password' },
      closing: [UNEXPECTED],
    },
    link: { url, expiresAt },
  })
  return url
}
