import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { originFromHeaders } from '@/lib/http/origin-from-headers'
import { thirdPartyAccessOff } from '@/lib/oauth/policy/third-party-access-off'
import { findBearer } from '@/lib/oauth/tokens/find-bearer'
import { actThroughApp } from '@/lib/people/act-through-app'

/**
 * RFC 6750 §2.1. Our tokens are shorter than 4096 characters; anything longer is refused unread.
 */
const BEARER = /^bearer +([\w.~+/-]{1,4096}=*) *$/i

/**
 * The person for whom this request reads, by its access token, which needs this scope. Refuses with `access_token_missing`,
 * `access_token_refused`, `access_token_bound`, `access_token_of_app` and `scope_missing`. Throws
 * `ThirdPartyAccessOff` while the person's organization has third-party access off, whatever the
 * token's scopes.
 */
export async function authenticate({ headers }: Request, scope: string): Promise<Actor> {
  const { personId, scopes } = await findBearer(presentedIn(headers.get('authorization')))
  const closed = await thirdPartyAccessOff(personId)
  if (closed) throw closed
  if (!scopes.has(scope)) throw new Refusal('scope_missing', [...scopes].join(' '))
  const actor = await actThroughApp(personId, originFromHeaders(headers))
  if (!actor) throw new Refusal('access_token_refused', `${personId} is in no organization`)
  return actor
}

function presentedIn(authorization: string | null): string {
  const [, presented] = BEARER.exec(authorization ?? '') ?? []
  if (presented) return presented
  const [scheme = ''] = (authorization ?? '').toLowerCase().split(' ', 1)
  if (scheme === 'dpop') throw new Refusal('access_token_bound', 'presented with a proof')
  if (scheme === 'bearer') throw new Refusal('access_token_refused', 'no token of ours looks so')
  throw new Refusal('access_token_missing')
}
