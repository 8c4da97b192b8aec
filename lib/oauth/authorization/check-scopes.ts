import { needsNoRegistration } from '@/lib/apis/api'
import { grantedScopes, isPublic } from '../clients/client-metadata'
import { NEITHER, whyNotGranted } from '../clients/refused-scopes'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { AUTHENTICATED_ROUTES } from '../protocol/routes'

/**
 * RFC 6749 §3.3: an app may request identity scopes and the scopes that are granted to it for
 * people. Any other scope is `invalid_scope`, never silently left out: an app that is told learns it
 * from the answer, and not from an API that refuses its token later. (What nobody knows is gone from
 * an OpenID request by now.) An app that requests no scope gets its granted ones, of the APIs that it
 * names if it names any.
 *
 * The engine drops `offline_access` without `prompt=consent`. OpenID Connect Core §11 allows other
 * conditions; ours is that the person has consented to it once, so it is added again.
 */
export function checkScopes(ctx: KoaContextWithOIDC): void {
  const { params, client } = ctx.oidc
  if (!params || !client) return
  const requested = words(params.scope)
  const granted = grantedScopes(client, 'for_people')
  const foreign = requested.find((scope) => !needsNoRegistration(scope) && !granted.includes(scope))
  if (foreign !== undefined) {
    throw new errors.InvalidScope(whyRefused(ctx, client, foreign), foreign)
  }
  if (requested.length === 0) {
    const meant = scopesMeant(ctx, granted)
    if (meant.length === 0) throw new errors.InvalidScope('this app has no scope', '')
    params.scope = meant.join(' ')
    return
  }
  if (requested.includes('offline_access') || !client.grantTypeAllowed('refresh_token')) return
  if (words(scopeAsSent(ctx)).includes('offline_access')) {
    params.scope = [...requested, 'offline_access'].join(' ')
  }
}

function scopesMeant({ oidc }: KoaContextWithOIDC, granted: readonly string[]): string[] {
  const named = Object.values(oidc.resourceServers ?? {}).flatMap(({ scope }) => words(scope))
  const isMeant = (scope: string) => needsNoRegistration(scope) || named.includes(scope)
  return oidc.params?.resource ? granted.filter(isMeant) : [...granted]
}

/** Whether a scope waits for approval is told to the app itself alone (RFC 9126, RFC 8628). */
function whyRefused({ oidc }: KoaContextWithOIDC, client: Client, scope: string): string {
  if (!AUTHENTICATED_ROUTES.has(oidc.route) || isPublic(client)) return NEITHER
  return whyNotGranted(client, scope)
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
