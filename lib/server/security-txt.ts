import { DAY, now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'

/** RFC 9116 §2.5.5 recommends less than a year. The file is made anew with each request. */
const VALID_DAYS = 180

export const SECURITY_TXT = '/.well-known/security.txt'

/** Whom to tell of a weakness (RFC 9116), from `KEYTURN_SECURITY_CONTACT`; null without it. */
export function securityTxt(): string | null {
  const { securityContacts = [], url } = config()
  if (securityContacts.length === 0) return null
  const expires = secondsAfter(now(), VALID_DAYS * DAY)
  expires.setUTCHours(0, 0, 0, 0)
  return [
    ...securityContacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${url}${SECURITY_TXT}`,
  ].join('\n')
}
