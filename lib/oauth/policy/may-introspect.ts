import { noteTokenUse } from '@/lib/request-notes'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { mayCheckToken, type Token } from '../tokens/token-policies'
import { isThirdPartyAccessOff } from './store'

/**
 * Whether an app is told of a token (RFC 7662 §4). To an app that may check it, a token of a person
 * is not active while an organization of theirs has third-party access off: the app has
 * authenticated rightly, so the answer is 200 with `active: false` (RFC 7662 §2.2).
 */
export async function mayIntrospect(
  ctx: KoaContextWithOIDC,
  client: Client,
  token: Token,
): Promise<boolean> {
  if (!(await mayCheckToken(ctx, client, token))) return false
  const { accountId, clientId = '' } = token
  if (accountId === undefined || !(await isThirdPartyAccessOff(accountId, clientId))) return true
  noteTokenUse({ reason: 'third-party access is off in an organization of the person' })
  return false
}
