import type { Actor } from '@/lib/actor'
import { NO_ORIGIN } from '@/lib/actor'
import { actionsOf, anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { forgetWrongCalendars, WRONG_CALENDARS } from '@/lib/limits/calendar-limit'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { CALENDAR_FEED_PREFIX, CALENDAR_FEEDS_MAX } from './calendar-feed'
import { calendarText } from './calendar-text'
import { listCalendarFeeds } from './list-calendar-feeds'
import { readCalendar } from './read-calendar'
import { revokeCalendarFeed } from './revoke-calendar-feed'
import { makeCalendarFeed } from './testing/parsed'

test.beforeEach(forgetWrongCalendars)

/** A feed of the actor: the file that its address names. */
async function aFeed(actor: Actor, name = 'Team calendar'): Promise<string> {
  const address = (await makeCalendarFeed(actor, { name })).reveal()
  return address.slice(address.lastIndexOf('/') + 1)
}

/** The calendar's lines, unfolded (RFC 5545 §3.1); null if there is no calendar. */
async function linesAt(file: string): Promise<string[] | null> {
  const answer = await readCalendar(file, NO_ORIGIN)
  if (answer === null) return null
  if ('closedSeconds' in answer) return [`closed for ${answer.closedSeconds} seconds`]
  return answer.calendar.replaceAll('\r\n ', '').split('\r\n')
}

const summaries = async (file: string) =>
  (await linesAt(file))?.filter((line) => line.startsWith('SUMMARY:'))

async function expiring(owner: Actor, appName: string, days: number): Promise<void> {
  const { id } = await anApp(owner, { name: appName })
  const expiresAt = secondsAfter(now(), days * DAY)
  await issueSecret(owner, id, { name: 'Build server', expiresAt })
}

test('a feed has an event for each secret that its person may see, on the day it expires', async ({
  people: { dora, dan, ada },
}) => {
  await expiring(dora, 'Tickets', 20)
  await expiring(dan, 'Seats', 300)
  expect(await summaries(await aFeed(ada))).toEqual([
    'SUMMARY:Secret of Tickets expires: Build server',
    'SUMMARY:Secret of Seats expires: Build server',
  ])
  const lines = await linesAt(await aFeed(dora))
  const day = secondsAfter(now(), 20 * DAY)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  expect(lines).toContain(`DTSTART;VALUE=DATE:${day}`)
  expect(lines?.filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1)
})

test('the digest of an address is kept, not the address, and a fetch is noted', async ({
  people: { dora },
}) => {
  const file = await aFeed(dora)
  expect(file).toMatch(/^kt_cal_[0-9A-Za-z]{43}\.ics$/)
  const [row] = await db().calendarFeed.findMany()
  expect(JSON.stringify(row)).not.toContain(file.slice(7, 50))
  expect((await listCalendarFeeds(dora))[0]?.lastFetchedAt).toBe(null)
  await linesAt(file)
  expect((await listCalendarFeeds(dora))[0]?.lastFetchedAt).not.toBe(null)
})

test('a feed ends when it is revoked; nobody revokes that of another', async ({
  people: { dora, ada, strange },
}) => {
  const file = await aFeed(dora)
  const [feed] = await listCalendarFeeds(dora)
  const id = feed?.id ?? ''
  expect(await listCalendarFeeds(ada)).toEqual([])
  await expectRefused(revokeCalendarFeed(ada, id), 'not_found')
  await expectRefused(revokeCalendarFeed(strange, id), 'not_found')
  expect(await linesAt(file)).not.toBe(null)
  await revokeCalendarFeed(dora, id)
  expect(await linesAt(file)).toBe(null)
  await expectRefused(revokeCalendarFeed(dora, id), 'not_found')
  expect(await actionsOf(dora.organizationId)).toEqual(
    expect.arrayContaining(['calendar_feed.made', 'calendar_feed.revoked']),
  )
})

test('a feed shows what its person may see now, and nothing once they are out', async ({
  people: { dora, ada },
}) => {
  await expiring(dora, 'Tickets', 20)
  const file = await aFeed(ada)
  const where = { personId: ada.personId }
  expect(await summaries(file)).toHaveLength(1)
  await db().membership.updateMany({ where, data: { role: 'developer' } })
  expect(await summaries(file)).toEqual([])
  await db().membership.updateMany({ where, data: { disabledAt: now() } })
  expect(await linesAt(file)).toBe(null)
  await db().membership.updateMany({ where, data: { disabledAt: null } })
  await db().membership.deleteMany({ where })
  expect(await linesAt(file)).toBe(null)
})

test('a person has at most five feeds, and each needs a step-up', async ({
  people: { dora, dan },
}) => {
  for (let n = 0; n < CALENDAR_FEEDS_MAX; n += 1) await aFeed(dora, `No ${n}`)
  await expectRefused(aFeed(dora), 'too_many_calendar_feeds')
  const stale = { ...dan, provenAt: new Date(0) }
  await expectRefused(aFeed(stale), 'step_up_required')
})

test('many wrong addresses close the calendars to one network address', async ({
  people: { dora },
}) => {
  const file = await aFeed(dora)
  const origin = { ...NO_ORIGIN, address: '203.0.113.9' }
  const wrong = `${CALENDAR_FEED_PREFIX}${'0'.repeat(43)}.ics`
  for (let n = 0; n < WRONG_CALENDARS.limit; n += 1) {
    expect(await readCalendar(wrong, origin)).toBe(null)
  }
  expect(await readCalendar(file, origin)).toHaveProperty('closedSeconds')
  const elsewhere = { ...origin, address: '198.51.100.9' }
  expect(await readCalendar(file, elsewhere)).toHaveProperty('calendar')
  for (const nonsense of ['', 'x', file.slice(0, -4), `${file}x`, file.toUpperCase()]) {
    expect(await readCalendar(nonsense, elsewhere)).toBe(null)
  }
})

test('lines end with CRLF, are at most 75 octets and escape what would end a value', () => {
  const name = `Билеты; места, \\ "и" ${'ж🚆'.repeat(40)}\r\nEND:VCALENDAR`
  const text = calendarText([
    {
      id: 'abcd1234',
      name,
      hint: 'kt_cs_abcd1234_…wxyz',
      appId: 'app_1',
      appName: 'Tickets',
      suspended: false,
      ownerName: 'Dora',
      ownerDisabled: false,
      createdAt: new Date('2026-11-27T10:00:00.000Z'),
      expiresAt: new Date('2027-01-31T23:59:59.999Z'),
      lastUsedAt: null,
      stillSentAt: null,
    },
  ])
  const lines = text.split('\r\n')
  expect(lines.pop()).toBe('')
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(text).not.toContain('\uFFFD')
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
  expect(unfolded).toContain('UID:secret-abcd1234@keyturn')
  expect(unfolded).toContain('DTSTAMP:20261127T100000Z')
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20270131')
  expect(unfolded.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1)
  expect(unfolded.find((line) => line.startsWith('SUMMARY:'))).toContain(
    'Билеты\\; места\\, \\\\ "и"',
  )
})
