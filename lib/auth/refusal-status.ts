import { REFUSALS, type RefusalCode } from '@/lib/errors'

/** In seconds. */
const RETRY_AFTER = { too_many_attempts: 15 * 60, busy: 5, temporarily_unavailable: 1 } as const

/**
 * next-auth answers every refused sign-in with 401 and the code in a URL. Too many attempts become
 * 429 (RFC 6585, section 4), a full queue and a database that does not answer 503, all with
 * `Retry-After`: clients read the status.
 */
export async function withRefusalStatus(response: Response): Promise<Response> {
  if (response.status !== 401) return response
  const body = await response.text()
  const codes = Object.keys(RETRY_AFTER) as (RefusalCode & keyof typeof RETRY_AFTER)[]
  const code = codes.find((one) => body.includes(`error=${one}`))
  if (!code) return new Response(body, response)
  const headers = new Headers(response.headers)
  headers.set('Retry-After', String(RETRY_AFTER[code]))
  return new Response(body, { status: REFUSALS[code][0], headers })
}
