import { z } from 'zod'
import type { ActionOf } from './audit-event'
import { type EventKind, eventKind } from './event-kind'

const REASONS = {
  leaked: ' because it leaked',
  replaced: ' because it was replaced',
  not_needed: ' because it is no longer needed',
  planned: '',
  not_delivered: ' because it was not delivered',
}

const reason = z.enum(Object.keys(REASONS) as (keyof typeof REASONS)[])

/** The secret's app, and the hint by which people know it: `kt_cs_<id>_…abcd`. */
const known = { appId: z.string(), hint: z.string() }

type Named = { target: { name: string }; detail: { hint?: string | undefined } }

/** `the secret “Production” (kt_cs_…)` */
function named({ target, detail: { hint } }: Named): string {
  return `the secret “${target.name}”${hint ? ` (${hint})` : ''}`
}

/** `2026-11-27 18:15 UTC` */
function minute(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`
}

export const SECRET_EVENTS = {
  'secret.issued': eventKind('secret', {
    detail: {
      ...known,
      expiresAt: z.string().nullable(),
      /** Who got the value, which is shown once. Events from before it was stored say nothing. */
      shownTo: z.enum(['person', 'program', 'recipient', 'targets']).optional(),
      /** The `kid` of the public key to which the value was sealed. */
      recipient: z.string().optional(),
      /** The initial access token of that program, if it came with one. */
      initialAccessToken: z.string().optional(),
    },
    sentence: (event) => `generated ${named(event)}${shownTo(event.detail)}`,
  }),
  'secret.paused': eventKind('secret', {
    /** Null: until somebody resumes it. */
    detail: { ...known, until: z.string().nullable(), note: z.string().nullable() },
    sentence(event) {
      const { until, note } = event.detail
      const end = until === undefined ? '' : ` until ${until ? minute(until) : 'it is resumed'}`
      return `paused ${named(event)}${end}${note ? `: “${note}”` : ''}`
    },
  }),
  'secret.resumed': eventKind('secret', {
    detail: { ...known, pausedAt: z.string().nullable() },
    sentence: (event) => `resumed ${named(event)}`,
  }),
  'secret.end_planned': eventKind('secret', {
    detail: {
      ...known,
      /** One of them is null. */
      endsAt: z.string().nullable(),
      quietHours: z.number().nullable(),
      forced: z.boolean(),
    },
    sentence(event) {
      const { endsAt, quietHours } = event.detail
      if (endsAt) return `planned that ${named(event)} ends at ${minute(endsAt)}`
      const quiet = quietHours === 1 ? 'an hour' : `${quietHours ?? 'some'} hours`
      return `planned that ${named(event)} ends when nobody has used it for ${quiet}`
    },
  }),
  'secret.end_cancelled': eventKind('secret', {
    detail: known,
    sentence: (event) => `cancelled the planned end of ${named(event)}`,
  }),
  'secret.revoked': eventKind('secret', {
    detail: {
      ...known,
      lastUsedAt: z.string().nullable(),
      reason: reason.nullable(),
      /** False: each token minted with it lives to its own end. */
      tokensEnded: z.boolean(),
      /** Who has planned it, where the server did it. */
      plannedBy: z.string().optional(),
    },
    sentence(event) {
      const { reason, tokensEnded, plannedBy } = event.detail
      const because = plannedBy ? ` as planned by ${plannedBy}` : reason ? REASONS[reason] : ''
      const kept = tokensEnded === false ? '; its tokens run out by themselves' : ''
      return `revoked ${named(event)}${because}${kept}`
    },
  }),
  'secret.regenerated': eventKind('secret', {
    detail: known,
    sentence: (event) => `replaced ${named(event)} and its tokens`,
  }),
  'secret.expired': eventKind('secret', {
    detail: known,
    sentence: (event) => `noted that ${named(event)} had expired`,
  }),
  'secret.expiring': eventKind('secret', {
    /** The step that it has reached: so many days, or fewer, are left. */
    detail: { ...known, expiresAt: z.string(), days: z.number() },
    sentence: (event) => `found that ${named(event)} expires ${inDays(event.detail.days)}`,
  }),
  'secret.first_used': eventKind('secret', {
    detail: { ...known, address: z.string() },
    sentence(event) {
      const { address } = event.detail
      return `saw the first use of ${named(event)}${address ? ` from ${address}` : ''}`
    },
  }),
  'secret.used_after_end': eventKind('secret', {
    detail: {
      ...known,
      /** Requests that brought the right value on that day until it was noted. */
      attempts: z.number(),
      /** The address of the latest of them. */
      address: z.string(),
    },
    sentence(event) {
      const { attempts, address } = event.detail
      const many = attempts === 1 ? 'a request' : `${attempts ?? 'some'} requests`
      return `refused ${many} with ${named(event)}, which has ended${address ? `, from ${address}` : ''}`
    },
  }),
  'secret.leak_reported': eventKind('secret', {
    detail: {
      ...known,
      reporter: z.enum(['github', 'gitlab', 'stranger']),
      /** Where it was, as the reporter says, without the secret; null when they say nothing. */
      place: z.string().nullable(),
      outcome: z.enum(['told', 'paused', 'regenerated', 'ended']),
    },
    sentence(event) {
      const { reporter, place, outcome } = event.detail
      const by = reporter ? REPORTERS[reporter] : 'somebody'
      const where = place ? ` at ${place}` : ''
      return `was told by ${by} that ${named(event)} was found${where}${DONE[outcome ?? 'told']}`
    },
  }),
  'secret.networks_set': eventKind('secret', {
    /** What it has now, and what it had. */
    detail: { ...known, networks: z.string(), before: z.string() },
    sentence(event) {
      const { networks } = event.detail
      return `lets ${named(event)} be used from ${networks ? `${networks} only` : 'everywhere'}`
    },
  }),
  'secret.kept': eventKind('secret', {
    /** Who left and has seen it. */
    detail: { ...known, seenBy: z.string(), note: z.string() },
    sentence(event) {
      const { seenBy, note } = event.detail
      const although = seenBy ? `, which ${seenBy} has seen` : ''
      return `kept ${named(event)}${although}${note ? `: “${note}”` : ''}`
    },
  }),
} satisfies Record<ActionOf<'secret'>, EventKind>

/** `in 7 days`, as far as it is known. */
function inDays(days: number | undefined): string {
  return days === 1 ? 'within a day' : `within ${days ?? 'some'} days`
}

const REPORTERS = { github: 'GitHub', gitlab: 'GitLab', stranger: 'somebody' }

const DONE = {
  told: '',
  paused: ', and paused it',
  regenerated: ', and ended every secret and token of the app',
  ended: ', which had ended before',
}

type Receiver = {
  shownTo?: 'person' | 'program' | 'recipient' | 'targets' | undefined
  initialAccessToken?: string | undefined
  recipient?: string | undefined
}

function shownTo({ shownTo: whom, initialAccessToken: token, recipient }: Receiver): string {
  switch (whom) {
    case undefined:
      return ''
    case 'person':
      return ' and was shown its value'
    case 'recipient':
      return `; its value was sealed to the key ${recipient ?? ''}`
    case 'targets':
      return '; its value goes to the delivery targets, and nobody sees it'
    case 'program': {
      const which = token ? ` with the initial access token “${token}”` : ''
      return `; its value went to the program that registered the app${which}`
    }
  }
}
