import type { Actor } from '@/lib/actor'
import { MANAGEMENT_SCOPE } from '@/lib/apis/api'
import { refusalOf } from '@/lib/http/refusal-of'
import { log } from '@/lib/log'
import { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { requestNotes } from '@/lib/request-notes'
import { authenticate } from './authenticate'
import { respond, respondClosed, respondProblem } from './respond'

type Route<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/** A read request: the dynamic parts of its path by name, and its query. */
export type ReadRequest<P> = { params: P; query: URLSearchParams }

/**
 * The route handler of one URL that is only read. It finds the actor by the access token and
 * answers what `work` returns. Everything that is thrown becomes a problem of RFC 9457; a defect is
 * logged with its cause and answered with one sentence.
 */
export function readRoute<P>(
  work: (actor: Actor, request: ReadRequest<P>) => Promise<unknown>,
  { scope = MANAGEMENT_SCOPE }: { scope?: string } = {},
): Route<P> {
  return async (request, { params }) => {
    try {
      const actor = await authenticate(request, scope)
      const query = new URL(request.url).searchParams
      return respond(await work(actor, { params: await params, query }))
    } catch (error) {
      return refuse(error, scope)
    }
  }
}

function refuse(error: unknown, scope: string): Response {
  if (error instanceof ThirdPartyAccessOff) {
    const requestId = requestNotes()?.requestId
    log.info({ refusal: 'third_party_access', reason: error.message, requestId }, 'refused')
    return respondClosed(error)
  }
  return respondProblem(refusalOf(error, 'the management API failed'), { scope })
}
