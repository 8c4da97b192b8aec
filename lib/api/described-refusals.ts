import { REFUSALS, type RefusalCode } from '@/lib/errors'
import type { Operation } from './operation'
import { PROBLEM_TYPE } from './problem'

/** What every operation may refuse. */
const ALWAYS_REFUSED = [
  'access_token_missing',
  'access_token_refused',
  'access_token_bound',
  'access_token_of_app',
  'scope_missing',
  'invalid_input',
  'defect',
  'temporarily_unavailable',
  'too_many_requests',
  'body_too_large',
] as const satisfies RefusalCode[]

/** What an operation may refuse that takes a body. */
const REFUSED_BODIES = [
  'unsupported_media_type',
  'unreadable_body',
] as const satisfies RefusalCode[]

/** What a POST may refuse that is sent with an `Idempotency-Key`. */
const REFUSED_BY_KEY = [
  'idempotency_key_reused',
  'idempotency_in_progress',
  'already_shown',
  'already_done',
] as const satisfies RefusalCode[]

type Shared = { status: number; beside?: readonly RefusalCode[] }

/** What many operations refuse in the same words, under its name in the document. */
const SHARED: Readonly<Record<string, Shared>> = {
  BadRequest: { status: 400, beside: REFUSED_BODIES },
  Unauthorized: { status: 401 },
  RecentSignInNeeded: { status: 401, beside: ['insufficient_user_authentication'] },
  Forbidden: { status: 403 },
  ForbiddenToRole: { status: 403, beside: ['forbidden'] },
  NotFound: { status: 404, beside: ['not_found'] },
  ConflictOfKey: { status: 409, beside: REFUSED_BY_KEY },
  ContentTooLarge: { status: 413 },
  UnsupportedMediaType: { status: 415, beside: REFUSED_BODIES },
  InvalidInput: { status: 422 },
  InvalidInputOrKey: { status: 422, beside: REFUSED_BY_KEY },
  TooManyRequests: { status: 429 },
  InternalServerError: { status: 500 },
  ServiceUnavailable: { status: 503 },
}

/** The responses that operations share, by name. */
export const SHARED_REFUSALS: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(SHARED).map(([name, { status, beside = [] }]) => [
    name,
    responseOf(refusalsByStatus([...ALWAYS_REFUSED, ...beside]).get(status) ?? []),
  ]),
)

const NAMES = new Map(
  Object.entries(SHARED_REFUSALS).map(([name, response]) => [JSON.stringify(response), name]),
)

/** What an operation may refuse, by status: a name where operations share it. */
export function describedRefusals(operation: Operation): Record<string, object> {
  const responses: Record<string, object> = {}
  const refused = [
    ...ALWAYS_REFUSED,
    ...(operation.body ? REFUSED_BODIES : []),
    ...(operation.method === 'POST' ? REFUSED_BY_KEY : []),
    ...operation.refusals,
  ]
  for (const [status, codes] of refusalsByStatus(refused)) {
    const response = responseOf(codes)
    const name = NAMES.get(JSON.stringify(response))
    responses[status] = name ? { $ref: `#/components/responses/${name}` } : response
  }
  return responses
}

/** What the parameter says of them, so that each POST only names them. */
export const SAID_OF_KEY = REFUSED_BY_KEY.map(withSentence).join('\n\n')

function responseOf(codes: readonly RefusalCode[]): object {
  const isOfKey = (code: RefusalCode) => REFUSED_BY_KEY.some((one) => one === code)
  return {
    description: codes
      .map((one) => (isOfKey(one) ? `\`${one}\`: see \`Idempotency-Key\`.` : withSentence(one)))
      .join('\n\n'),
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

function refusalsByStatus(codes: readonly RefusalCode[]): Map<number, RefusalCode[]> {
  const found = new Map<number, RefusalCode[]>()
  const answered = codes.map((code) =>
    code === 'step_up_required' ? 'insufficient_user_authentication' : code,
  )
  for (const code of new Set(answered)) {
    const [status] = REFUSALS[code]
    found.set(status, [...(found.get(status) ?? []), code])
  }
  return found
}

function withSentence(code: RefusalCode): string {
  return `\`${code}\`: ${REFUSALS[code][1]}`
}
