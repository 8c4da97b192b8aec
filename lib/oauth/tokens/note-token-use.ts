import type { EventEmitter } from 'node:events'
import type { Next } from 'koa'
import { noteTokenUse, requestNotes, type TokenUse } from '@/lib/request-notes'
import { keyIdOfRequest, secretIdOfRequest } from '../client-authentication/app-of-request'
import { purposeOf } from '../client-authentication/note-use-of'
import type { errors, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'

const NOTED: ReadonlySet<string> = new Set([ROUTES.token, ROUTES.introspection, ROUTES.revocation])
const LONGEST_REASON = 200

/**
 * Notes for the log who was given which token, or introspected or revoked one, and what was refused.
 * Only names and ids are noted, of a refused request not even the scope, because a caller may put
 * anything there.
 */
export async function noteUseOfTokens(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next()
  if (NOTED.has(ctx.path) && ctx.oidc) noteTokenUse({ ...callerOf(ctx), ...outcomeOf(ctx) })
}

/** Notes why a request was refused: more than the answer says, where the engine knows more. */
export function noteRefusals(provider: EventEmitter): void {
  for (const event of ['grant.error', 'introspection.error', 'revocation.error']) {
    provider.on(event, (_ctx: unknown, error: errors.OIDCProviderError) => {
      const reason = error.error_detail ?? error.error_description
      if (!requestNotes()?.use?.reason) noteTokenUse({ reason: reason?.slice(0, LONGEST_REASON) })
    })
  }
}

function callerOf(ctx: KoaContextWithOIDC): TokenUse {
  const secret = secretIdOfRequest.get(ctx)
  const key = keyIdOfRequest.get(ctx)
  const client = ctx.oidc.entities.Client?.clientId
  return {
    ...(client ? { client } : {}),
    ...(secret ? { secret } : {}),
    ...(key ? { key } : {}),
    ...(ctx.path === ROUTES.token ? { grantType: purposeOf(ctx) } : {}),
  }
}

type Answered = { active?: boolean; scope?: string; error?: string }

function outcomeOf({ status, body, path, oidc }: KoaContextWithOIDC): TokenUse {
  const { active, error, scope } = (typeof body === 'object' && body ? body : {}) as Answered
  if (status >= 400) return { refused: error }
  if (active === false || path === ROUTES.revocation) return { active }
  const { AccessToken, ClientCredentials, RefreshToken } = oidc.entities
  const token = AccessToken ?? ClientCredentials ?? RefreshToken
  const { aud, accountId } = (token ?? {}) as { aud?: string | string[]; accountId?: string }
  return {
    active,
    scope: scope ?? token?.scope,
    audience: aud,
    subject: accountId ? 'person' : 'app',
  }
}
