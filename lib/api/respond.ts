import { STATUS_CODES } from 'node:http'
import { MANAGEMENT_SCOPE } from '@/lib/apis/api'
import type { Refusal } from '@/lib/errors'
import type { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { challengeOf, withMetadata } from './challenge'

/** No cache keeps an answer of the API, whatever `lib/server` sets for other answers. */
const HEADERS = { 'cache-control': 'no-store' }

/** Answers 200 with `body` as JSON. */
export function respond(body: unknown): Response {
  return json(200, body)
}

type ProblemLook = {
  /** What a token for this address needs. */
  scope?: string
  headers?: Record<string, string>
}

/** A refusal as a problem of RFC 9457: its sentence is the `detail`, and `code` is for programs. */
export function respondProblem(
  refusal: Refusal,
  { scope = MANAGEMENT_SCOPE, headers = {} }: ProblemLook = {},
): Response {
  const { code, status, sentence, fields } = refusal.toPublic()
  const challenge = challengeOf(code, scope)
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: sentence,
    code,
    ...(fields ? { fields } : {}),
  }
  return json(status, problem, {
    'content-type': 'application/problem+json',
    ...(challenge ? { 'www-authenticate': challenge } : {}),
    ...headers,
  })
}

/** The answer of every API of the organization while third-party access is off. */
export function respondClosed({ status, body, challenge }: ThirdPartyAccessOff): Response {
  return json(status, body, { 'www-authenticate': withMetadata(challenge) })
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { ...HEADERS, ...type, ...headers },
  })
}
