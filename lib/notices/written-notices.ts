import { EXPIRING_WITHIN_DAYS } from '@/lib/apps/app'
import { secondsAfter } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { groupedBy } from '@/lib/grouped-by'
import { dayOf } from '@/lib/secrets/expiry'
import { nextMorning } from './morning'
import { NOTICE_TEXTS, type NoticeDelivery } from './notice'
import type { NewNotice } from './store'
import { sentenceOf, type ToldTo } from './told-to'

/** More of a kind than so many on one day become one notice. */
export const APART = 20

/** A mail waits so long for what happens next: one mail tells both. */
export const MAIL_WAITS_SECONDS = 60

/** How a person is told of a kind of notices, and where they live. */
export type Telling = {
  deliveryTo: (one: ToldTo) => NoticeDelivery
  zoneOf: (personId: string) => string | null
  /** Of how many events of the kind they were told today. */
  toldToday: (one: ToldTo) => number
  at: Date
}

/** The key of many on one day, within a person and an organization. */
function keyOfMany({ event }: ToldTo, at: Date): string {
  const days = typeof event.detail.days === 'number' ? ` ${event.detail.days}` : ''
  return `${event.action}${days} ${dayOf(at)}`
}

/** The notices to write: one for each event, or one for the many of a kind. */
export function writtenNotices(all: readonly ToldTo[], telling: Telling): NewNotice[] {
  const wanted = all.filter((one) => telling.deliveryTo(one) !== 'off')
  const groups = groupedBy(wanted, (one) =>
    [one.personId, one.event.organizationId, keyOfMany(one, telling.at)].join(' '),
  )
  const notices = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first || telling.toldToday(first) + group.length <= APART)
      return group.map((one) => oneOf(one, telling))
    return [manyOf(first, { count: group.length, telling })]
  })
  return inTheirOrder(notices)
}

/** Lists are sorted by id: ids of one moment are given in the order of the events. */
function inTheirOrder(notices: readonly NewNotice[]): NewNotice[] {
  const ids = notices.map(({ id }) => id).toSorted()
  return notices
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((notice, n) => ({ ...notice, id: ids[n] ?? notice.id }))
}

function oneOf(one: ToldTo, telling: Telling): NewNotice {
  const { event, told } = one
  return {
    ...always(one, telling),
    at: event.at,
    about: (event.appName ?? '').slice(0, NOTICE_TEXTS.about),
    sentence: sentenceOf(event).slice(0, NOTICE_TEXTS.sentence),
    path: told.path ?? pathOf(one),
    count: 1,
    key: event.id,
  }
}

function manyOf(one: ToldTo, { count, telling }: { count: number; telling: Telling }): NewNotice {
  const { event, told } = one
  return {
    ...always(one, telling),
    about: '',
    sentence: typeof told.many === 'string' ? told.many : told.many(event.detail),
    path: told.path ?? pathOfMany(one),
    count,
    key: keyOfMany(one, telling.at),
  }
}

function always(one: ToldTo, telling: Telling) {
  const { personId, event } = one
  const { at } = telling
  const delivery = telling.deliveryTo(one)
  const morning = nextMorning(at, telling.zoneOf(personId))
  const soon = secondsAfter(at, MAIL_WAITS_SECONDS)
  return {
    id: uuidV7(),
    organizationId: event.organizationId,
    personId,
    action: event.action,
    at,
    mailAt: delivery === 'mail' ? soon : delivery === 'digest' ? morning : null,
  }
}

function pathOf({ event }: ToldTo): string {
  if (event.appId === null) return '/notices'
  const isOfSecret = event.targetKind === 'secret' || event.action.startsWith('rotation.')
  return `/apps/${encodeURIComponent(event.appId)}${isOfSecret ? '/secrets' : ''}`
}

/** My Apps, with those that it is about first. */
function pathOfMany({ event, told, isOwner }: ToldTo): string {
  const { days } = event.detail
  const query = new URLSearchParams()
  if (isOwner) query.set('owner', 'mine')
  if (told.kind === 'expiry') query.set('sort', 'expiry')
  if (typeof days === 'number' && days <= EXPIRING_WITHIN_DAYS) query.set('secrets', 'expiring')
  return query.size > 0 ? `/apps?${query}` : '/apps'
}
