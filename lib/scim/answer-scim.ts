import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Actor } from '@/lib/actor'
import type { Answer } from '@/lib/api/answer'
import { limitRequests } from '@/lib/api/limit-requests'
import { headerOf, originOf } from '@/lib/api/request'
import { sendAnswer } from '@/lib/api/send-answer'
import { actByToken } from '@/lib/directory/act-by-token'
import { SCIM_PATH } from '@/lib/directory/directory-user'
import { Refusal } from '@/lib/errors'
import { refusalOf } from '@/lib/http/refusal-of'
import { isPrintable } from '@/lib/printable'
import { serviceProviderConfig, userSchema, userType } from './discovery'
import { listAnswer } from './list-answer'
import { errorAnswer } from './scim-error'
import { USER_SCHEMA } from './scim-user'
import * as users from './users'

const SCIM_TYPE = 'application/scim+json; charset=utf-8'

/** Whether the path belongs to SCIM. */
export function isScimPath(path: string): boolean {
  return path === SCIM_PATH || path.startsWith(`${SCIM_PATH}/`)
}

/**
 * Answers a request of a company's directory (SCIM 2.0, RFC 7644), whose body has been found short
 * enough. What is thrown becomes an error of RFC 7644 §3.12.
 */
export async function answerScim(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const limits: OutgoingHttpHeaders = {}
  const { status, headers, body } = await answerTo(req, path.slice(SCIM_PATH.length), limits).catch(
    (error) => errorAnswer(refusalOf(error, 'SCIM failed')),
  )
  const type = body === null ? {} : { 'content-type': SCIM_TYPE }
  sendAnswer(res, { status, headers: { ...headers, ...limits, ...type }, body })
}

async function answerTo(
  req: IncomingMessage,
  path: string,
  limits: OutgoingHttpHeaders,
): Promise<Answer> {
  const actor = await authenticate(req)
  limitRequests(actor, limits)
  const [, kind = '', id = ''] = partsOf(path)
  if (kind === 'Users') return id ? answerUser(req, actor, id) : answerUsers(req, actor)
  if (kind === 'Me' || kind === 'Bulk') throw new Refusal('scim_not_implemented', kind)
  const discovered = req.method === 'GET' ? discovery(kind, id) : null
  if (!discovered) throw new Refusal('not_found', path.slice(0, 100))
  return discovered
}

/** What no resource can be called is not there. */
function partsOf(path: string): string[] {
  try {
    const parts = path.split('/').map(decodeURIComponent)
    if (parts.every(isPrintable)) return parts
  } catch {
    // Not the coding of an address (RFC 3986 §2.1).
  }
  throw new Refusal('not_found', 'no path')
}

/** Everything but its tokens is answered to a directory alone, which is what RFC 7644 §2 recommends. */
async function authenticate(req: IncomingMessage): Promise<Actor> {
  const [, value = ''] = /^bearer +(\S{1,200}) *$/i.exec(headerOf(req, 'authorization') ?? '') ?? []
  const actor = await actByToken(value, originOf(req))
  if (!actor) throw new Refusal('scim_token_refused')
  return actor
}

function discovery(kind: string, id: string): Answer | null {
  const one = (body: object): Answer => ({ status: 200, headers: {}, body })
  const [all, wanted] = [id === '', id]
  if (kind === 'ServiceProviderConfig' && all) return one(serviceProviderConfig())
  if (kind === 'ResourceTypes' && all) return listAnswer([userType()])
  if (kind === 'ResourceTypes' && wanted === 'User') return one(userType())
  if (kind === 'Schemas' && all) return listAnswer([userSchema()])
  if (kind === 'Schemas' && wanted === USER_SCHEMA) return one(userSchema())
  return null
}

async function answerUsers(req: IncomingMessage, actor: Actor): Promise<Answer> {
  if (req.method === 'POST') return users.add(actor, await bodyOf(req))
  if (req.method !== 'GET') return refuseMethod('GET, POST')
  return users.list(actor, new URLSearchParams((req.url ?? '').split('?')[1]))
}

async function answerUser(req: IncomingMessage, actor: Actor, id: string): Promise<Answer> {
  switch (req.method) {
    case 'GET':
      return users.read(actor, id)
    case 'PUT':
      return users.replace(actor, id, await bodyOf(req))
    case 'PATCH':
      return users.patch(actor, id, await bodyOf(req))
    case 'DELETE':
      return users.remove(actor, id)
    default:
      return refuseMethod('GET, PUT, PATCH, DELETE')
  }
}

/** RFC 9110 §15.5.6. */
function refuseMethod(allow: string): Answer {
  return { ...errorAnswer(new Refusal('method_not_allowed')), headers: { allow } }
}

/** Directories send `application/scim+json`, and some `application/json` (RFC 7644 §3.1). */
async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of req) pieces.push(piece)
  try {
    return JSON.parse(Buffer.concat(pieces).toString())
  } catch {
    throw new Refusal('unreadable_body')
  }
}
