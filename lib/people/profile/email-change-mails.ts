import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import type { NewMail } from '@/lib/mail/new-mail'
import { whenInWords } from '@/lib/mail/when-in-words'
import { deviceInWords } from '../device'
import type { EmailLink } from './make-email-link'

type Written = Pick<NewMail, 'kind' | 'subject' | 'body' | 'link'>
type Asked = { origin: Origin; zoneinfo: string | null }

function factsOf({ origin, zoneinfo }: Asked) {
  return [
    { label: 'Asked', value: whenInWords(now(), zoneinfo) },
    { label: 'Device', value: deviceInWords(origin.userAgent) },
    { label: 'Address', value: origin.address ?? 'unknown' },
  ]
}

/** The mail with the link that shows that a new email is the person's. It does not name them: it may be a stranger's. */
export function confirmEmailMail(asked: Asked & EmailLink): Written {
  const { link: url, expiresAt, hours } = asked
  return {
    kind: 'account',
    subject: 'Confirm your new email',
    body: {
      paragraphs: [
        `Somebody wants to sign in at ${config().url} with this address. If it is you, open the link in the browser in which you are signed in. It works once, for ${hours} hours.`,
      ],
      facts: factsOf(asked),
      button: { label: 'Confirm the email' },
      closing: ['If it was not you, do nothing: without your account the link changes nothing.'],
    },
    link: { url, expiresAt },
  }
}

/** The mail to an address that has an account or an invitation: only who reads it learns that. */
export function emailInUseMail(asked: Asked): Written {
  return {
    kind: 'account',
    subject: 'This email is in use already',
    body: {
      paragraphs: [
        `Somebody wants to sign in at ${config().url} with this address, from another account. It cannot be given to that account, because it is known here already. If it was you, sign in with this address, or open the invitation that came to it.`,
      ],
      facts: factsOf(asked),
      button: { label: 'Sign in', url: `${config().url}/sign-in` },
      closing: ['If it was not you, do nothing: your account stays as it is.'],
    },
  }
}
