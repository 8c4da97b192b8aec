import { config } from '@/lib/config'
import type { MailBody } from '@/lib/mail/mail'
import type { NewMail } from '@/lib/mail/new-mail'
import type { Addressee, MailedNotice } from './mail-store'
import { saidOf } from './notice'

/** A mail lists so many notices; the others are a number and a link. */
const LISTED_MAX = 40

/** In characters: a longer link leads to the list instead. So a mail stays within what the database takes. */
const LINK_MAX = 1_000

export type MailedTo = Addressee & {
  name: string
  address: string
  organization: string
  /** The person is in several organizations, so that links say which one. */
  isInSeveral: boolean
}

/** `Ticket desk: Ada suspended the app` */
function lineOf(notice: MailedNotice): string {
  return notice.about ? `${notice.about}: ${saidOf(notice)}` : saidOf(notice)
}

/** The one mail for these notices of a person in an organization. There is at least one. */
export function noticeMail(to: MailedTo, notices: readonly MailedNotice[]): NewMail {
  const { personId, organizationId, name, address, organization } = to
  const [only] = notices.length === 1 ? notices : []
  const always = { organizationId, personId, address }
  const closing = [`You choose how you are told at ${linkTo('/account#notices', to)}`]
  if (only) {
    const body: MailBody = {
      name,
      paragraphs: [`In ${organization}: ${lineOf(only)}.`],
      button: { label: 'Look at it', url: linkTo(only.path, to) },
      closing,
    }
    return { ...always, kind: 'notice', subject: lineOf(only), body }
  }
  const body: MailBody = {
    name,
    paragraphs: [`This has happened in ${organization}:`],
    items: listed(notices, to),
    button: { label: 'All notices', url: linkTo('/notices', to) },
    closing,
  }
  const subject = `${notices.length} notices from ${organization}`
  return { ...always, kind: 'digest', subject, body }
}

function listed(notices: readonly MailedNotice[], to: MailedTo) {
  const items = notices
    .slice(0, LISTED_MAX)
    .map((notice) => ({ text: lineOf(notice), url: linkTo(notice.path, to) }))
  const rest = notices.length - items.length
  return rest > 0 ? [...items, { text: `and ${rest} more` }] : items
}

function linkTo(path: string, { organizationId, isInSeveral }: MailedTo): string {
  const url = new URL(path.length > LINK_MAX ? '/notices' : path, config().url)
  if (isInSeveral) url.searchParams.set('organization', organizationId)
  return url.href
}
