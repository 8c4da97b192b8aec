import { appPath } from '@/lib/apps/app'
import { config } from '@/lib/config'
import type { DatedSecret } from '@/lib/secrets/to-look-at/to-look-at'

const HEAD = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Keyturn//Secrets that expire//EN',
  'CALSCALE:GREGORIAN',
  // RFC 7986 §5.1 and §5.7; the second of each is what older calendars read.
  'NAME:Secrets that expire',
  'X-WR-CALNAME:Secrets that expire',
  'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
  'X-PUBLISHED-TTL:PT6H',
]

/**
 * The expiries as a calendar (RFC 5545): each an event of the whole day, in UTC, with a reminder a
 * week before. A secret keeps its UID. Its expiry never moves, so there is no SEQUENCE; a revoked
 * secret is no longer in the file.
 */
export function calendarText(secrets: readonly DatedSecret[]): string {
  const lines = [...HEAD, ...secrets.flatMap(eventOf), 'END:VCALENDAR']
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf(secret: DatedSecret): string[] {
  const { id, name, hint, appId, appName, ownerName, createdAt, expiresAt } = secret
  const summary = escaped(`Secret of ${appName} expires: ${name}`)
  const description = `${hint}\nApp: ${appName} (${appId})\nOwner: ${ownerName}\nExpires at ${expiresAt.toISOString()}`
  return [
    'BEGIN:VEVENT',
    `UID:secret-${id}@keyturn`,
    `DTSTAMP:${stamp(createdAt)}`,
    `DTSTART;VALUE=DATE:${stamp(expiresAt).slice(0, 8)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${config().url}${appPath(appId)}/secrets`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** A time in UTC, such as `20270131T120000Z` (§3.3.5). */
function stamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** A TEXT value (§3.3.11): what would end it is escaped, and other control characters go. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

/** At most 75 octets a line; a longer one goes on behind a space, between two characters (§3.1). */
function folded(line: string): string {
  let written = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      written += '\r\n '
      octets = 1
    }
    written += character
    octets += size
  }
  return written
}
