import type { IncomingMessage } from 'node:http'
import { now } from '@/lib/clock'
import { noteFederatedUse } from '@/lib/usage/note-federated-use'
import { noteKeyUse } from '@/lib/usage/note-key-use'
import { noteSecretUse } from '@/lib/usage/note-secret-use'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { ClientAttempt } from './client-attempt'

const GRANT_TYPE = /^[a-z_:.-]{1,80}$/

/** Notes that the caller's secret authenticated this request. */
export function noteUseOf(req: IncomingMessage, attempt: ClientAttempt, grantType: string): void {
  const { secretId } = attempt
  if (secretId) noteSecretUse({ secretId, ...occasionOf(req, attempt, grantType) })
}

/**
 * Notes that a public key authenticated the request: an added key, one that its app publishes, or a certificate's.
 */
export function noteUseOfKey(ctx: KoaContextWithOIDC, attempt: ClientAttempt, keyId: string): void {
  noteKeyUse({ keyId, ...occasionOf(ctx.req, attempt, purposeOf(ctx)) })
}

/** Notes that a token of another issuer authenticated the request. */
export function noteUseOfFederated(
  ctx: KoaContextWithOIDC,
  attempt: ClientAttempt,
  credentialId: string,
): void {
  noteFederatedUse({ keyId: credentialId, ...occasionOf(ctx.req, attempt, purposeOf(ctx)) })
}

function occasionOf(req: IncomingMessage, { appId, address }: ClientAttempt, grantType: string) {
  return { appId, at: now(), address, userAgent: req.headers['user-agent'] ?? '', grantType }
}

/**
 * The purpose of a request: its grant type, or the endpoint. The parameter is not checked yet, so
 * it may have any value.
 */
export function purposeOf(ctx: KoaContextWithOIDC): string {
  if (ctx.oidc.route !== 'token') return ctx.oidc.route
  const grantType = ctx.oidc.params?.grant_type
  return typeof grantType === 'string' && GRANT_TYPE.test(grantType) ? grantType : 'unsupported'
}
