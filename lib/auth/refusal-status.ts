import { Refusal } from '@/lib/errors'

const RETRY_AFTER_SECONDS = 15 * 60

/**
 * next-auth answers every refused sign-in with 401 and the code in a URL. This turns the answer to
 * too many attempts into 429 with `Retry-After` (RFC 6585, section 4), for clients that read the
 * status.
 */
export async function withRefusalStatus(response: Response): Promise<Response> {
  if (response.status !== 401) return response
  const body = await response.text()
  const { code, status } = new Refusal('too_many_attempts')
  if (!body.includes(`error=${code}`)) return new Response(body, response)
  const headers = new Headers(response.headers)
  headers.set('Retry-After', String(RETRY_AFTER_SECONDS))
  return new Response(body, { status, headers })
}
