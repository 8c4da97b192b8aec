import { STATUS_CODES } from 'node:http'
import type { Refusal } from '@/lib/errors'
import type { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { challengeOf, withMetadata } from './challenge'

/** Whatever `lib/server` says of other answers: nobody on the way keeps one of the API. */
const HEADERS = { 'cache-control': 'no-store' }

/** What was asked for. */
export function respond(body: unknown): Response {
  return json(200, body)
}

/** A refusal as RFC 9457 has it: the sentence as `detail`, and `code` for programs. */
export function respondProblem(refusal: Refusal, headers: Record<string, string> = {}): Response {
  const { code, status, sentence, fields } = refusal.toPublic()
  const challenge = challengeOf(code)
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

/** What every API of the organization answers while third-party access is off. */
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
