import { z } from 'zod'
import { DAY, secondsAfter } from '@/lib/clock'
import { isPrintable } from '@/lib/printable'
import { SECRET_OR_PART } from '@/lib/secrets/secret-format'
import { isStorableMoment } from '@/lib/storable'
import { SEARCH_MAX } from '@/lib/text'
import { TARGET_KINDS, type TargetKind } from '../events/audit-event'
import { EVENTS } from '../events/every-event'

/** The nouns of all events, in the order of `EVENTS`: `app` stands for every `app.…`. */
export const NOUNS = [...new Set(Object.keys(EVENTS).map((action) => action.split('.')[0] ?? ''))]

const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether it looks like the id of an event. */
export const isEventId = (text: string) => EVENT_ID.test(text)

/** The log keeps by what it was filtered: a secret that somebody pastes must not stand there. */
const isNoSecret = (typed: string) => !SECRET_OR_PART.test(typed)

const text = z
  .string()
  .trim()
  .max(SEARCH_MAX, `Write ${SEARCH_MAX} characters at most.`)
  .refine(isPrintable, 'Write letters, digits and signs only.')
  .refine(isNoSecret, 'This is a secret. Name it by its id or hint, never by its value.')
  .transform((typed) => typed || undefined)
  .optional()

const isAction = (event: string) => Object.hasOwn(EVENTS, event) || NOUNS.includes(event)

/** `2026-11-27`, or a time of RFC 3339. Times without a zone would mean something else everywhere. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], 'A day, or a time of RFC 3339.')
  .refine(isStorableMoment, 'A day, or a time of RFC 3339.')
  .optional()

const cursor = z.string().regex(EVENT_ID, 'Take it from the answer before.').optional()

/** `person:psn_…`: one thing, by its kind and id. */
const target = z
  .string()
  .max(SEARCH_MAX)
  .refine((named) => readTarget(named) !== null && isNoSecret(named), 'A kind, a colon and an id.')
  .optional()

/** What the audit log is filtered by. A program is told what is wrong. */
export const strictAuditFilter = z.object({
  /** A person's id, e-mail address or name; `keyturn` for what nobody did. */
  actor: text,
  /** A client ID, or words that My Apps would search for. */
  app: text,
  /** An action, or a noun for all of its actions. */
  event: z.string().refine(isAction, 'No event is called so.').optional(),
  cause: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/, 'No cause is called so.')
    .optional(),
  address: text,
  /** The id of one request, as its answer and the server's log name it. */
  request: text,
  from: moment,
  /** A day is meant to its end. */
  to: moment,
  target,
})

const strict = strictAuditFilter.shape

/** The same in a browser: an invalid value counts as absent, as in an old bookmark. */
export const auditFilter = z.object({
  actor: strict.actor.catch(undefined),
  app: strict.app.catch(undefined),
  event: strict.event.catch(undefined),
  cause: strict.cause.catch(undefined),
  address: strict.address.catch(undefined),
  request: strict.request.catch(undefined),
  from: strict.from.catch(undefined),
  to: strict.to.catch(undefined),
  target: strict.target.catch(undefined),
})

/** The query parameters of the audit log: the filter, and the event that the page begins behind. */
export const auditQuery = auditFilter.extend({
  before: cursor.catch(undefined),
  after: cursor.catch(undefined),
})

/** The same for programs, which read towards the past. */
export const strictAuditQuery = strictAuditFilter.extend({ before: cursor })

export type AuditFilter = z.output<typeof auditFilter>
export type AuditQuery = z.output<typeof auditQuery>

/** The parameters that filter, in the order of the form. */
export const FILTERS = Object.keys(auditFilter.shape) as (keyof AuditFilter)[]

/** The filter alone, without what is absent: the same filter is the same text. */
export function filterAsSearch(filter: AuditFilter): URLSearchParams {
  const entries = FILTERS.flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [[name, value]]
  })
  return new URLSearchParams(entries)
}

/** Reads `person:psn_…`; null where the kind is none of ours. */
export function readTarget(named: string): { kind: TargetKind; id: string } | null {
  const [kind = '', ...rest] = named.split(':')
  const id = rest.join(':')
  const known = TARGET_KINDS.find((one) => one === kind)
  return known && id && isPrintable(id) ? { kind: known, id } : null
}

/** The first moment that is meant, and the first one that no longer is. */
export function timesOf({ from, to }: AuditFilter): { from: Date | null; until: Date | null } {
  return {
    from: from ? new Date(from) : null,
    until: to ? secondsAfter(new Date(to), to.length === 10 ? DAY : 0) : null,
  }
}
