import { HOUR, MINUTE, now, secondsAfter } from '@/lib/clock'

export type StreamStatus = 'enabled' | 'paused' | 'disabled'
export type SignalDelivery = 'push' | 'poll'

export type SignalKind =
  | 'verification'
  | 'stream_updated'
  | 'secret'
  | 'key'
  | 'leak'
  | 'app'
  | 'grant'
  | 'family'
  | 'session'
  | 'person'
  | 'token'

const CAEP = 'https://schemas.openid.net/secevent/caep/event-type'
const SSF = 'https://schemas.openid.net/secevent/ssf/event-type'

export const SESSION_REVOKED = `${CAEP}/session-revoked`
export const CREDENTIAL_CHANGE = `${CAEP}/credential-change`
export const CREDENTIAL_COMPROMISE =
  'https://schemas.openid.net/secevent/risc/event-type/credential-compromise'
export const VERIFICATION = `${SSF}/verification`
export const STREAM_UPDATED = `${SSF}/stream-updated`

/** The event types that a receiver may ask for (CAEP 1.0 §3.1, §3.3; RISC 1.0 §2.7). */
export const EVENTS_SUPPORTED = [SESSION_REVOKED, CREDENTIAL_CHANGE, CREDENTIAL_COMPROMISE]

/** With these two, a receiver hears of everything that ends tokens. */
const NEEDED_TO_STOP = [SESSION_REVOKED, CREDENTIAL_CHANGE]

/** The event type of a signal. */
export const EVENT_OF = {
  verification: VERIFICATION,
  stream_updated: STREAM_UPDATED,
  secret: CREDENTIAL_CHANGE,
  key: CREDENTIAL_CHANGE,
  leak: CREDENTIAL_COMPROMISE,
  app: SESSION_REVOKED,
  grant: SESSION_REVOKED,
  family: SESSION_REVOKED,
  session: SESSION_REVOKED,
  person: SESSION_REVOKED,
  token: SESSION_REVOKED,
} as const satisfies Record<SignalKind, string>

export const STREAMS_MAX = 5
export const DESCRIPTION_MAX = 200
export const REASON_MAX = 200
export const ENDPOINT_MAX = 500
export const AUTHORIZATION_MAX = 2000
export const STATE_MAX = 1000
/** Between two requests for a verification. */
export const MIN_VERIFICATION_SECONDS = 10
/** No JWT lives longer, so nobody needs an older signal. */
export const KEPT_SECONDS = 48 * HOUR

/** A receiver that asks less often than this is not told in seconds. */
const POLLED_WITHIN_SECONDS = MINUTE
/** A push that waits for longer shows that the receiver is not told in seconds. */
const PUSHED_WITHIN_SECONDS = 30

/** What a receiver says about its stream. */
export type StreamData = {
  description: string
  delivery: SignalDelivery
  endpointUrl: string | null
  sealedAuthorization: Uint8Array<ArrayBuffer> | null
  eventsRequested: string[]
}

/** A stream's row. */
export type StreamRecord = StreamData & {
  id: string
  organizationId: string
  appId: string
  status: StreamStatus
  statusReason: string
  stoppedByName: string | null
  createdAt: Date
  updatedAt: Date
  verificationAskedAt: Date | null
  delivered: number
  abandoned: number
  lastDeliveredAt: Date | null
  lastPolledAt: Date | null
  lastFailedAt: Date | null
  lastFailure: string | null
}

/** How a stream did lately. */
export type StreamHealth = {
  status: StreamStatus
  delivery: SignalDelivery
  eventsRequested: string[]
  lastDeliveredAt: Date | null
  lastPolledAt: Date | null
  lastFailedAt: Date | null
  /** Since when the oldest signal waits; null when none does. */
  waitingSince: Date | null
}

/**
 * Whether the receiver hears within seconds of everything that ends tokens: it has asked for both
 * event types, and the stream works. A push stream works once a signal was taken, and while none
 * waits; a poll stream while it is asked at least every minute.
 */
export function hearsInSeconds(stream: StreamHealth, at = now()): boolean {
  const { status, delivery, eventsRequested, lastDeliveredAt, lastPolledAt, waitingSince } = stream
  if (status !== 'enabled') return false
  if (!NEEDED_TO_STOP.every((event) => eventsRequested.includes(event))) return false
  if (delivery === 'poll') {
    return lastPolledAt !== null && lastPolledAt > secondsAfter(at, -POLLED_WITHIN_SECONDS)
  }
  const isStuck = waitingSince !== null && waitingSince <= secondsAfter(at, -PUSHED_WITHIN_SECONDS)
  const { lastFailedAt } = stream
  const failsNow = lastFailedAt !== null && !(lastDeliveredAt && lastDeliveredAt >= lastFailedAt)
  return lastDeliveredAt !== null && !isStuck && !failsNow
}

/** A stream as the page of an API shows it. */
export type StreamView = StreamHealth & {
  id: string
  app: { id: string; name: string }
  description: string
  statusReason: string
  /** Who has stopped it in the portal. */
  stoppedByName: string | null
  /** The host to which signals are pushed; null for a stream that is polled. */
  host: string | null
  createdAt: Date
  delivered: number
  abandoned: number
  lastFailure: string | null
  waiting: number
  inSeconds: boolean
}

/** Whether the text has the form of a stream's id. Anything else is never looked up. */
export function isStreamId(text: string): boolean {
  return /^sig_[0-9A-Za-z]{20}$/.test(text)
}
