import { needsNoRegistration } from '@/lib/apis/api'
import { appScopes } from '../clients/client-metadata'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/**
 * RFC 6749 §3.3: an app may request identity scopes and the scopes that are registered on it. Any
 * other scope is `invalid_scope`. The engine drops `offline_access` without `prompt=consent`.
 * OpenID Connect Core §11 allows other conditions; ours is that the person has consented to it
 * once, so it is added again. An app that requests no scope gets its registered ones.
 */
export function checkScopes(ctx: KoaContextWithOIDC): void {
  const { params, client } = ctx.oidc
  if (!params || !client) return
  const requested = words(params.scope)
  const registered = appScopes(client)
  const foreign = requested.find(
    (scope) => !needsNoRegistration(scope) && !registered.includes(scope),
  )
  if (foreign !== undefined) {
    throw new errors.InvalidScope('requested scope is not registered for this app', foreign)
  }
  if (requested.length === 0) {
    if (registered.length === 0) throw new errors.InvalidScope('this app has no scope', '')
    params.scope = registered.join(' ')
    return
  }
  if (requested.includes('offline_access') || !client.grantTypeAllowed('refresh_token')) return
  if (words(scopeAsSent(ctx)).includes('offline_access')) {
    params.scope = [...requested, 'offline_access'].join(' ')
  }
}

const words = (scope: unknown) => (typeof scope === 'string' ? scope.split(' ') : [])

/**
 * The scope before the engine changed it: in the pushed (RFC 9126) or signed (RFC 9101) request, in
 * the form, or in the URL.
 */
function scopeAsSent(ctx: KoaContextWithOIDC): unknown {
  const pushed = ctx.oidc.entities.PushedAuthorizationRequest as { request?: string } | undefined
  const sent = ctx.method === 'POST' ? ctx.oidc.body : ctx.query
  const request = pushed?.request ?? sent?.request
  if (typeof request !== 'string') return sent?.scope
  const [, payload = ''] = request.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).scope
}
