import { z } from 'zod'
import { USAGE_RANGES } from '@/lib/usage/usage'
import { moment } from '../moment'
import { typeNamed } from '../type-named'

export const credential = typeNamed('Credential', {
  kind: z.enum(['secret', 'key', 'federated']),
  id: z.string(),
  name: z.string(),
  hint: z.string().nullable(),
  active: z.boolean(),
})

/** How often the credentials of an app were used: `points[i]` is of the step that begins at `starts[i]`. */
export const usage = typeNamed('Usage', {
  range: z.enum(USAGE_RANGES),
  step: z.enum(['hour', 'day']),
  starts: z.array(moment),
  series: z.array(z.object({ credential, points: z.array(z.number()) })),
  refused: z.array(z.number()),
})

/** From where, with which program and for what a credential was used; address '' = many others. */
export const caller = typeNamed('Caller', {
  credential,
  address: z.string(),
  user_agent: z.string(),
  grant_type: z.string(),
  first_at: moment,
  last_at: moment,
  uses: z.number(),
})

/** What was refused, summed up; `proven`: the value was right. */
export const refused = typeNamed('RefusedAttempts', {
  credential: credential.nullable(),
  cause: z.string(),
  address: z.string(),
  proven: z.boolean(),
  attempts: z.number(),
  first_at: moment,
  last_at: moment,
})

/** What may stop when an app, or one of its credentials, no longer works. */
export const blastRadius = typeNamed('BlastRadius', {
  callers: z.array(caller),
  /** How many more callers there are. */
  more: z.int(),
  /** 10000 mean that many or more. */
  tokens: z.int(),
  people: z.int(),
})
