import type { IncomingMessage } from 'node:http'
import type { Actor } from '@/lib/actor'
import { AUDIT_SCOPE } from '@/lib/apis/api'
import { actForItself } from '@/lib/apps/act-for-itself'
import { Refusal } from '@/lib/errors'
import { ThirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import type { Presented } from '@/lib/oauth/tokens/check-binding'
import { type Bearer, findBearer } from '@/lib/oauth/tokens/find-bearer'
import { actThroughApp } from '@/lib/people/act-through-app'
import { noteAccount } from '@/lib/request-notes'
import type { Operation } from './operation'
import { headerOf, originOf } from './request'

/**
 * RFC 6750 §2.1, RFC 9449 §7.1. Our tokens are shorter than 4096 characters; anything longer is refused unread.
 */
const TOKEN = /^(bearer|dpop) +([\w.~+/-]{1,4096}=*) *$/i

/** What decides who may call: an operation, and the app that its path names. */
type Called = Pick<Operation, 'scope' | 'peopleOnly' | 'selfService'> & {
  ofAppId?: string | undefined
}

/**
 * Who acts in this request, by its access token, which needs the operation's scope: a person with
 * their present role, or an app with what an administrator has granted it. Refuses with
 * `access_token_missing`, `access_token_refused`, `access_token_bound`, `access_token_of_app` where
 * only people may call, and `scope_missing`. Throws `ThirdPartyAccessOff` while the organization has
 * third-party access off, whatever the token's scopes.
 */
export async function authenticate(req: IncomingMessage, called: Called): Promise<Actor> {
  const bearer = await findBearer(req, presentedIn(headerOf(req, 'authorization')))
  const { personId } = bearer
  if (personId === null) return authenticateApp(req, bearer, called)
  noteAccount(personId)
  const { scopes, provenAt, appId } = bearer
  const acting = await actThroughApp(personId, { provenAt, appId, origin: originOf(req) })
  if (!acting) throw new Refusal('access_token_refused', `${personId} is in no organization`)
  if (!acting.thirdPartyAccess) throw new ThirdPartyAccessOff(personId)
  if (!hasScope(scopes, called.scope)) throw new Refusal('scope_missing', [...scopes].join(' '))
  return acting.actor
}

/**
 * An app with its own token: what the token has counts as far as it is granted now. For what it may do
 * without a grant the token has to be for this API, or an API that was sent it could do it, too.
 */
async function authenticateApp(
  req: IncomingMessage,
  { appId, scopes, isForUs }: Bearer,
  { scope, peopleOnly, selfService, ofAppId }: Called,
): Promise<Actor> {
  const acting = await actForItself(appId, originOf(req))
  if (!acting) throw new Refusal('access_token_refused', `${appId} is not in service`)
  const { actor, granted, policy } = acting
  if (!policy.thirdPartyAccess) throw new ThirdPartyAccessOff(appId)
  if (peopleOnly) throw new Refusal('access_token_of_app', appId)
  const isItsOwn = selfService && isForUs && ofAppId === appId
  if (isItsOwn && policy.selfRotation) return actor
  const counted = new Set([...scopes].filter((one) => granted.has(one)))
  if (!hasScope(counted, scope)) throw new Refusal('scope_missing', [...counted].join(' '))
  return actor
}

/** Several scopes, with spaces between, are all needed. */
function hasScope(scopes: ReadonlySet<string>, needed: string): boolean {
  return needed
    .split(' ')
    .every((one) => scopes.has(one) || (one === 'audit:read' && scopes.has(AUDIT_SCOPE)))
}

function presentedIn(authorization: string | null): Presented {
  const [, by = '', value] = TOKEN.exec(authorization ?? '') ?? []
  if (value) return { value, scheme: by.toLowerCase() === 'dpop' ? 'dpop' : 'bearer' }
  const [scheme = ''] = (authorization ?? '').toLowerCase().split(' ', 1)
  const isToken = scheme === 'bearer' || scheme === 'dpop'
  if (isToken) throw new Refusal('access_token_refused', 'no token of ours looks so')
  throw new Refusal('access_token_missing')
}
