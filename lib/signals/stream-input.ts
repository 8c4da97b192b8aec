import { z } from 'zod'
import { isSafeUrl } from '@/lib/loopback'
import {
  AUTHORIZATION_MAX,
  DESCRIPTION_MAX,
  ENDPOINT_MAX,
  REASON_MAX,
  STATE_MAX,
} from './signal-stream'

export const PUSH = 'urn:ietf:rfc:8935'
export const POLL = 'urn:ietf:rfc:8936'

/** RFC 9110 §5.5: what a header can hold. */
const HEADER = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

const endpoint = z
  .url('endpoint_url must be a URL')
  .max(ENDPOINT_MAX, `endpoint_url must not be longer than ${ENDPOINT_MAX} characters`)
  .refine((text) => URL.canParse(text) && isSafeUrl(new URL(text)), 'endpoint_url must be https')
  .refine((text) => !/[#@]/.test(text), 'endpoint_url must have no fragment and no user')

/** Framework §8.1.1, §6.1.1 and §6.1.2 of its profile of the RFCs. Drafts called the members otherwise. */
const delivery = z.discriminatedUnion('method', [
  z.object({
    method: z.literal(PUSH),
    endpoint_url: endpoint,
    authorization_header: z
      .string()
      .max(AUTHORIZATION_MAX)
      .regex(HEADER, 'authorization_header must be a header')
      .optional(),
  }),
  z.object({ method: z.literal(POLL) }),
])

export const EVENTS_REQUESTED_MAX = 20

const described = {
  events_requested: z.array(z.string().max(200)).max(EVENTS_REQUESTED_MAX),
  description: z.string().max(DESCRIPTION_MAX),
}

/** What a receiver says when it creates a stream (Framework §8.1.1.1). Without `delivery`, it is polled. */
export const newStream = z
  .object({
    delivery: delivery.default({ method: POLL }),
    events_requested: described.events_requested.default([]),
    description: described.description.default(''),
  })
  .brand<'NewStream'>()
export type NewStream = z.output<typeof newStream>

const id = z.string().max(40)

/** A change of some members (§8.1.1.3). */
export const streamChange = z
  .object({
    stream_id: id,
    delivery: delivery.optional(),
    events_requested: described.events_requested.optional(),
    description: described.description.optional(),
  })
  .brand<'StreamChange'>()
export type StreamChange = z.output<typeof streamChange>

/** All members anew: what is missing is deleted (§8.1.1.4). */
export const streamReplacement = z
  .object({
    stream_id: id,
    delivery: delivery.default({ method: POLL }),
    events_requested: described.events_requested.default([]),
    description: described.description.default(''),
  })
  .transform((replacement): z.input<typeof streamChange> => replacement)
  .pipe(streamChange)

/** Another status (§8.1.2.2). A status for one subject alone is not kept. */
export const statusChange = z
  .object({
    stream_id: id,
    status: z.enum(['enabled', 'paused', 'disabled']),
    reason: z.string().max(REASON_MAX).default(''),
    subject: z.undefined('the status of a single subject is not kept').optional(),
  })
  .brand<'StatusChange'>()
export type StatusChange = z.output<typeof statusChange>

/** A request for a verification (§8.1.4.2). */
export const verificationRequest = z
  .object({ stream_id: id, state: z.string().max(STATE_MAX).optional() })
  .brand<'VerificationRequest'>()
export type VerificationRequest = z.output<typeof verificationRequest>

/** RFC 8936 §2.2. What the receiver could not read, it names in `setErrs`. */
export const pollRequest = z
  .object({
    maxEvents: z.int().min(0).optional(),
    returnImmediately: z.boolean().default(false),
    ack: z.array(z.string().max(100)).max(1000).default([]),
    setErrs: z
      .record(
        z.string().max(100),
        z.object({ err: z.string().max(100), description: z.string().max(1000).optional() }),
      )
      .default({}),
  })
  .brand<'PollRequest'>()
export type PollRequest = z.output<typeof pollRequest>
