import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Answer } from '@/lib/api/answer'
import { answerFrom } from '@/lib/api/answer-api'
import { authenticate } from '@/lib/api/authenticate'
import { limitRequests } from '@/lib/api/limit-requests'
import { problemOf } from '@/lib/api/problem'
import { originOf } from '@/lib/api/request'
import { sendAnswer } from '@/lib/api/send-answer'
import { inTime } from '@/lib/api/step-up-needed'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { noteValueRequest } from '@/lib/usage/note-value-request'
import { inAzureWords } from './in-azure-words'
import { appIdMeant } from './registration-id'
import { createAlternative, rotate } from './registration-secret'

const REGISTRATION_SECRET = /^\/_apis\/delegatedauth\/registrationsecret\/([^/]+)\/?$/i

/** What a token needs, as for the same acts at the management API. */
const SCOPES: Record<string, string> = {
  POST: 'secrets:issue',
  PUT: 'secrets:issue secrets:revoke',
}

/** Whether the path belongs to the API of Azure DevOps. */
export function isAzureDevopsPath(path: string): boolean {
  return path.startsWith('/_apis/')
}

/**
 * Answers the calls for an app's secrets that Azure DevOps had ("Registration Secret", 7.2-preview.2).
 * Everything else below `/_apis` is answered 404.
 */
export async function answerAzureDevops(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const [, segment] = REGISTRATION_SECRET.exec(path) ?? []
  if (segment === undefined) return sendAnswer(res, problemOf(new Refusal('not_found')))
  const registrationId = decodeURIComponent(segment)
  const scope = SCOPES[req.method ?? ''] ?? ''
  const limits: OutgoingHttpHeaders = {}
  const answered = await answerFrom(scope, () => answerTo(req, registrationId, { scope, limits }))
  sendAnswer(res, inAzureWords({ ...answered, headers: { ...answered.headers, ...limits } }))
}

async function answerTo(
  req: IncomingMessage,
  registrationId: string,
  { scope, limits }: { scope: string; limits: OutgoingHttpHeaders },
): Promise<Answer> {
  if (req.method === 'GET' || req.method === 'HEAD') return refuseValue(req, registrationId)
  if (!scope) {
    const headers = { allow: 'GET, HEAD, POST, PUT' }
    return problemOf(new Refusal('method_not_allowed'), { headers })
  }
  const actor = await authenticate(req, { scope })
  limitRequests(actor, limits)
  const query = new URLSearchParams((req.url ?? '').split('?')[1])
  if (parameter(query, 'api-version') !== '7.2-preview.2') {
    throw new Refusal('api_version_unsupported')
  }
  const appId = await appIdMeant(registrationId)
  return inTime(
    actor,
    req.method === 'POST'
      ? createAlternative(actor, appId)
      : rotate(actor, appId, parameter(query, 'secrettype') ?? 'primary'),
  )
}

/** Names of parameters there have no case. */
function parameter(query: URLSearchParams, name: string): string | undefined {
  for (const [sent, value] of query) if (sent.toLowerCase() === name) return value
  return undefined
}

/** 410 to everybody, with a token or without: it says nothing of the app. Who asks is counted. */
function refuseValue(req: IncomingMessage, appId: string): Answer {
  const { address, userAgent } = originOf(req)
  noteValueRequest({ appId, address: address ?? '', userAgent: userAgent ?? '' }, now())
  return problemOf(new Refusal('secret_shown_once'))
}
