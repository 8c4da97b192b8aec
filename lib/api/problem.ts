import { type OutgoingHttpHeaders, STATUS_CODES } from 'node:http'
import { z } from 'zod'
import type { Refusal } from '@/lib/errors'
import type { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { AlreadyDone } from './already-done'
import type { Answer } from './answer'
import { challengeOf, withMetadata } from './challenge'
import { snakeCase } from './to-wire'

export const PROBLEM_TYPE = 'application/problem+json'

/** A problem of RFC 9457: `detail` is for people, `code` for programs. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** What is wrong in the path, the query or the body, by name. */
  fields: z.record(z.string(), z.string()).optional(),
  /** What the first request with an `Idempotency-Key` has made. */
  id: z.string().optional(),
})

/** What a problem says beside the refusal: the scope that a token needs here, and headers. */
type Beside = { scope?: string | undefined; headers?: OutgoingHttpHeaders }

/** A refusal as a problem of RFC 9457. */
export function problemOf(refusal: Refusal, { scope, headers = {} }: Beside = {}): Answer {
  const { code, status, sentence, fields } = refusal.toPublic()
  const challenge = challengeOf(code, scope)
  const body: z.input<typeof problem> = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? '',
    status,
    detail: sentence,
    code,
  }
  if (fields) body.fields = inSnakeCase(fields)
  if (refusal instanceof AlreadyDone && refusal.id !== null) body.id = refusal.id
  return {
    status,
    headers: {
      'content-type': PROBLEM_TYPE,
      ...(challenge ? { 'www-authenticate': challenge } : {}),
      ...headers,
    },
    body,
  }
}

function inSnakeCase(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, complaint]) => [snakeCase(name), complaint]),
  )
}

/** The answer of every API of the organization while third-party access is off. */
export function closedAnswer({ status, body, challenge }: ThirdPartyAccessOff): Answer {
  return { status, headers: { 'www-authenticate': withMetadata(challenge) }, body }
}
