import { acceptToken } from '@/lib/apps/federated/accept-token'
import { SKEW_SECONDS } from '@/lib/apps/federated/federated-credential'
import type { Payload } from '@/lib/apps/federated/read-token'
import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { rememberOnce } from '../clients/key-store'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { appOfRequest, keyIdOfRequest } from './app-of-request'
import { audiencesAt } from './authenticate-assertion'
import { noteUseOfFederated } from './note-use-of'
import { isOutside } from './outside-networks'
import { refuseClient } from './refuse-client'

/**
 * Authenticates an app by a token of another issuer (RFC 7523 §3) that one of its federated
 * credentials trusts. A token works once in the whole installation, unless the credential says that it
 * may be sent again until it expires. What is minted carries the credential's id.
 */
export async function authenticateForeign(
  ctx: KoaContextWithOIDC,
  token: string,
): Promise<boolean> {
  const app = appOfRequest.get(ctx)
  if (!app) throw new Error('lib/oauth: an assertion came before its app was looked up')
  const { attempt } = app
  const audiences = [...audiencesAt(ctx.oidc.provider, ctx.oidc.route)]
  const accepted = await acceptToken(attempt.appId, token, audiences)
  if ('why' in accepted) {
    const { why, detail, credentialId } = accepted
    const named = { ...attempt, kid: credentialId }
    refuseClient(ctx, named, { why, wasRight: false, detail })
    return false
  }
  const { credential, payload } = accepted
  const named = { ...attempt, kid: credential.id }
  if (isOutside(app, attempt.address)) {
    refuseClient(ctx, named, { why: 'outside_networks', wasRight: true })
    return false
  }
  if (!credential.reusable && !(await isFirstUse(token, payload))) {
    refuseClient(ctx, named, { why: 'assertion_spent', wasRight: true })
    return false
  }
  keyIdOfRequest.set(credential.id, ctx)
  noteUseOfFederated(ctx, attempt, credential.id)
  return true
}

/**
 * By the token's `jti`, which its issuer gives once (RFC 7519 §4.1.7). Of a token without one, what
 * was signed is remembered: a signature may be written in several ways.
 */
function isFirstUse(token: string, { iss, jti, exp }: Payload): Promise<boolean> {
  const named = typeof jti === 'string' ? `jti ${jti}` : token.slice(0, token.lastIndexOf('.'))
  const expires = Number(exp) + SKEW_SECONDS
  return rememberOnce(sha256(`foreign ${String(iss)} ${named}`), now(), expires)
}
