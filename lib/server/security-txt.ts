import type { IncomingMessage, ServerResponse } from 'node:http'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { sendText } from './send-text'

/** RFC 9116 §2.5.5 recommends less than a year. The file is made anew with each request. */
const VALID_DAYS = 180

export const SECURITY_TXT = '/.well-known/security.txt'

/** Answers with the file; 404 without a contact. */
export function sendSecurityTxt({ method = '' }: IncomingMessage, res: ServerResponse): void {
  const text = securityTxt()
  const isRead = method === 'GET' || method === 'HEAD'
  if (text && !isRead) res.setHeader('Allow', 'GET, HEAD')
  if (!text) sendText(res, 404, 'there is nothing here')
  else sendText(res, isRead ? 200 : 405, isRead ? text : 'this file can only be read')
}

/** Whom to tell of a weakness (RFC 9116), from `KEYTURN_SECURITY_CONTACT`; null without it. */
function securityTxt(): string | null {
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
