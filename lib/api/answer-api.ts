import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { refusalOf } from '@/lib/http/refusal-of'
import { onceForKey } from '@/lib/idempotency/once-for-key'
import { log } from '@/lib/log'
import { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { MANAGEMENT_PATH } from '@/lib/oauth/protocol/routes'
import { noteRoute, requestNotes } from '@/lib/request-notes'
import type { Answer } from './answer'
import { authenticate } from './authenticate'
import type { OpenApiVersion } from './described-schema'
import { EVERY_OPERATION } from './every-operation'
import { callerOf, limitRequests } from './limit-requests'
import { DOCUMENT_PATHS, openApiDocument } from './open-api'
import type { Method, Operation, Outcome, Sent } from './operation'
import { closedAnswer, problemOf } from './problem'
import { bodyOf, headerOf } from './request'
import { type Route, routerOf } from './router'
import { sendAnswer } from './send-answer'
import { inTime, StepUpNeeded } from './step-up-needed'

const findRoute = routerOf(EVERY_OPERATION)

/**
 * Answers a request to the management API, whose body has been found short enough. What is thrown
 * becomes a problem of RFC 9457; a defect is logged with its cause and answered with one sentence.
 */
export async function answerApi(req: IncomingMessage, res: ServerResponse): Promise<void> {
  sendAnswer(res, await answerTo(req))
}

async function answerTo(req: IncomingMessage): Promise<Answer> {
  const [path = '', query = ''] = (req.url ?? '').slice(MANAGEMENT_PATH.length).split('?', 2)
  const method = req.method === 'HEAD' ? 'GET' : (req.method ?? '')
  const version = DOCUMENT_PATHS.get(path)
  if (version && method === 'GET') return documentAnswer(version)
  const route = findRoute(path)
  if (!route) return problemOf(new Refusal('not_found'))
  const operation = route.operations.get(method as Method)
  if (!operation) return refuseMethod(route)
  noteRoute(MANAGEMENT_PATH + operation.path)
  const limits: OutgoingHttpHeaders = {}
  const { params } = route
  const answer = await answerFrom(operation.scope, () =>
    perform(operation, { req, query, params, limits }),
  )
  return { ...answer, headers: { ...answer.headers, ...limits } }
}

/** Answers what `work` does, or why it does not; for an address whose token needs this scope. */
export async function answerFrom(scope: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ThirdPartyAccessOff)) {
      const headers = error instanceof StepUpNeeded ? error.headers : {}
      return problemOf(refusalOf(error, 'the management API failed'), { scope, headers })
    }
    const requestId = requestNotes()?.requestId
    log.info({ refusal: 'third_party_access', reason: error.message, requestId }, 'refused')
    return closedAnswer(error)
  }
}

type Routed = {
  req: IncomingMessage
  query: string
  params: Route['params']
  /** What is left to the caller, once it is known. */
  limits: OutgoingHttpHeaders
}

async function perform(
  operation: Operation,
  { req, query, params, limits }: Routed,
): Promise<Answer> {
  const actor = await authenticate(req, { ...operation, ofAppId: params.client_id })
  limitRequests(actor, limits)
  const sent = {
    params,
    query: new URLSearchParams(query),
    body: operation.body ? await bodyOf(req) : {},
    ifMatch: headerOf(req, 'if-match'),
  }
  const work = () => inTime(actor, operation.perform(actor, sent))
  const key = operation.method === 'POST' ? headerOf(req, 'idempotency-key') : null
  const { body, etag } =
    key === null ? await work() : await once({ operation, actor, sent, key, url: req.url }, work)
  if (operation.method === 'GET' && etag && headerOf(req, 'if-none-match') === etag) {
    return { status: 304, headers: { etag }, body: null }
  }
  return { status: operation.status, headers: etag ? { etag } : {}, body }
}

type Keyed = {
  operation: Operation
  actor: Actor
  sent: Sent
  key: string
  url: string | undefined
}

/** Does a POST once for each `Idempotency-Key` of its caller. */
function once(
  { operation, actor, sent, key, url }: Keyed,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const caller = callerOf(actor)
  const request = JSON.stringify([operation.id, url, sent.body])
  return onceForKey(
    { caller, key, request },
    async () => {
      const answer = await work()
      return { answer, made: { status: operation.status, targetId: answer.targetId } }
    },
    ({ targetId }) => operation.again(actor, sent, targetId),
  )
}

function documentAnswer(version: OpenApiVersion): Answer {
  return { status: 200, headers: { 'cache-control': 'no-cache' }, body: openApiDocument(version) }
}

/** RFC 9110 §15.5.6. There is no OPTIONS: pages of other sites cannot call the API. */
function refuseMethod({ operations }: Route): Answer {
  const methods = [...operations.keys()].flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : one))
  return problemOf(new Refusal('method_not_allowed'), { headers: { allow: methods.join(', ') } })
}
