import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { originOf } from '@/lib/http/origin-of'
import { log } from '@/lib/log'
import { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { authenticate } from './authenticate'
import { respond, respondClosed, respondProblem } from './respond'

type Route<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/** What a request asks about: the parts of its path by name, and its query. */
export type Asked<P> = { params: P; query: URLSearchParams }

/**
 * The door of one address that is read: who asks is found by the access token, `work` answers them,
 * and whatever it throws becomes a problem of RFC 9457. A defect is logged whole and told in a
 * sentence.
 */
export function reading<P>(work: (actor: Actor, asked: Asked<P>) => Promise<unknown>): Route<P> {
  return async (request, { params }) => {
    try {
      const actor = await authenticate(request)
      const query = new URL(request.url).searchParams
      return respond(await work(actor, { params: await params, query }))
    } catch (error) {
      return refuse(error, request)
    }
  }
}

function refuse(error: unknown, { headers }: Request): Response {
  const { requestId } = originOf(headers)
  if (error instanceof ThirdPartyAccessOff) {
    log.info({ refusal: 'third_party_access', reason: error.message, requestId }, 'refused')
    return respondClosed(error)
  }
  if (error instanceof Refusal) {
    log.info({ refusal: error.code, reason: error.reason, requestId }, 'refused')
    return respondProblem(error)
  }
  log.error({ err: error, requestId }, 'the management API failed')
  return respondProblem(new Refusal('defect'))
}
