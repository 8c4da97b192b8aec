import type { Origin } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { NewMail } from '@/lib/mail/new-mail'
import { whenInWords } from '@/lib/mail/when-in-words'
import { deviceInWords } from '../device'
import { LINK_SECONDS } from '../invitations/setup-link'

type Recipient = { name: string; zoneinfo: string | null }
type Written = Pick<NewMail, 'kind' | 'subject' | 'body' | 'link'>

const ASKED = 'Somebody, probably you, asked for a new password for your account.'

function factsOf({ zoneinfo }: Recipient, { address, userAgent }: Origin) {
  return [
    { label: 'Asked', value: whenInWords(now(), zoneinfo) },
    { label: 'Device', value: deviceInWords(userAgent) },
    { label: 'Address', value: address ?? 'unknown' },
  ]
}

/** The mail with the link by which a person chooses a new password. */
export function resetMail(
  person: Recipient,
  { origin, link: url }: { origin: Origin; link: Plaintext },
): Written {
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

/** The mail to a person whom a provider signs in. */
export function noPasswordMail(person: Recipient, origin: Origin): Written {
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
