import {
  processUserInfoResponse,
  skipSubjectCheck,
  userInfoRequest,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
import { log } from '@/lib/log'
import type { Provider } from '../provider-with-secret'
import type { Claims } from './exchange-code'
import { type Metadata, requestOptions } from './find-metadata'
import { reachOf } from './provider-fetch'

/**
 * The claims of the ID token and of the userinfo endpoint, where many providers say more. When the
 * endpoint refuses, or answers something else, the ID token is what there is. Throws when the answer
 * is about another subject (OpenID Connect Core 1.0, §5.3.2).
 */
export async function withUserinfo(
  metadata: Metadata,
  provider: Provider,
  { claims, accessToken }: { claims: Claims; accessToken: string },
): Promise<Claims> {
  if (!metadata.userinfo_endpoint) return claims
  const client = { client_id: provider.clientId }
  let more: Claims
  try {
    const options = requestOptions(reachOf(provider))
    const answer = await userInfoRequest(metadata, client, accessToken, options)
    more = await processUserInfoResponse(metadata, client, skipSubjectCheck, answer)
    const isSigned = answer.headers.get('content-type')?.startsWith('application/jwt')
    if (isSigned) await validateApplicationLevelSignature(metadata, answer, options)
  } catch (err) {
    log.warn({ err, provider: provider.id }, 'the userinfo endpoint of a provider refused')
    return claims
  }
  if (more.sub !== claims.sub) throw new Error('userinfo of another subject')
  const { iss, sub, sid } = claims
  return { ...besideUserinfo(claims, more), ...more, iss, sub, sid }
}

/** `email_verified` is a word on the address beside it, and says nothing about another address. */
function besideUserinfo(claims: Claims, more: Claims): Claims {
  if (more.email === undefined || more.email === claims.email) return claims
  const { email_verified: _, ...others } = claims
  return others
}
