import type { IncomingMessage } from 'node:http'
import type { Actor } from '@/lib/actor'
import { AUDIT_SCOPE } from '@/lib/apis/api'
import { Refusal } from '@/lib/errors'
import { thirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { findBearer } from '@/lib/oauth/tokens/find-bearer'
import { actThroughApp } from '@/lib/people/act-through-app'
import { noteAccount } from '@/lib/request-notes'
import type { Operation } from './operation'
import { headerOf, originOf } from './request'

/**
 * RFC 6750 §2.1. Our tokens are shorter than 4096 characters; anything longer is refused unread.
 */
const BEARER = /^bearer +([\w.~+/-]{1,4096}=*) *$/i

/**
 * The person for whom this request acts, by its access token, which needs the operation's scope. Refuses with
 * `access_token_missing`, `access_token_refused`, `access_token_bound`, `access_token_of_app` and
 * `scope_missing`. Throws `ThirdPartyAccessOff` while the person's organization has third-party access
 * off, whatever the token's scopes.
 */
export async function authenticate(
  req: IncomingMessage,
  { scope }: Pick<Operation, 'scope'>,
): Promise<Actor> {
  const bearer = await findBearer(presentedIn(headerOf(req, 'authorization')))
  const { personId, scopes, provenAt } = bearer
  noteAccount(personId)
  const closed = await thirdPartyAccessOff(personId)
  if (closed) throw closed
  if (!hasScope(scopes, scope)) throw new Refusal('scope_missing', [...scopes].join(' '))
  const actor = await actThroughApp(personId, { provenAt, origin: originOf(req) })
  if (!actor) throw new Refusal('access_token_refused', `${personId} is in no organization`)
  return actor
}

/** Several scopes, with spaces between, are all needed. */
function hasScope(scopes: ReadonlySet<string>, needed: string): boolean {
  return needed
    .split(' ')
    .every((one) => scopes.has(one) || (one === 'audit:read' && scopes.has(AUDIT_SCOPE)))
}

function presentedIn(authorization: string | null): string {
  const [, presented] = BEARER.exec(authorization ?? '') ?? []
  if (presented) return presented
  const [scheme = ''] = (authorization ?? '').toLowerCase().split(' ', 1)
  if (scheme === 'dpop') throw new Refusal('access_token_bound', 'presented with a proof')
  if (scheme === 'bearer') throw new Refusal('access_token_refused', 'no token of ours looks so')
  throw new Refusal('access_token_missing')
}
