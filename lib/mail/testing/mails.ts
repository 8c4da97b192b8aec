import { secondsAfter } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import type { NewMail } from '../new-mail'
import type { PostOffice } from './post-office'

export const FROM = 'Keyturn <keyturn@acme.example>'

/** From now on mails go to this mail server. */
export function sendVia(url: PostOffice['url'] | null): void {
  provideConfig({ ...config(), mailServer: url && { url, from: FROM } })
}

/** A mail to Ada that says something. */
export const PLAIN: NewMail = {
  organizationId: null,
  personId: null,
  address: 'ada@acme.example',
  kind: 'notice',
  subject: 'A secret expires soon',
  body: { name: 'Ada', paragraphs: ['The secret of <Billing> expires.'] },
}

/** A mail with a link that works for so many seconds. */
export function linkedMail(from: Date, seconds: number): NewMail {
  const url = new Plaintext('https://keyturn.example/welcome#a-token')
  const body = { paragraphs: ['You were invited.'], button: { label: 'Choose your password' } }
  const link = { url, expiresAt: secondsAfter(from, seconds) }
  return { ...PLAIN, kind: 'invitation', subject: 'Your invitation', body, link }
}
