import type { Next } from 'koa'
import type { KoaContextWithOIDC } from '../protocol'
import { ROUTES } from '../routes'
import { isThirdPartyAccessOff } from './store'

/** The APIs of an organization that Keyturn itself answers for. */
const GUARDED: ReadonlySet<string> = new Set([ROUTES.userinfo, ROUTES.introspection])

/**
 * Third-party application access via OAuth: while it is off in a person's organization, flows go
 * on, and its APIs answer 401 to every token that speaks for the person, naming the policy. The
 * number at the front is the one that apps written for Azure DevOps look for.
 */
export async function guardThirdPartyAccess(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next()
  if (!GUARDED.has(ctx.path) || ctx.status !== 200) return
  const personId = personOf(ctx)
  if (personId === undefined || !(await isThirdPartyAccessOff(personId))) return
  ctx.status = 401
  ctx.type = 'json'
  ctx.set('WWW-Authenticate', 'Bearer error="access_denied"')
  ctx.body = {
    error: 'access_denied',
    error_description: `TF400813: Resource not available for ${personId}: their organization has switched off third-party application access via OAuth.`,
    policy: 'third_party_access',
  }
}

/** Whom the token speaks for that was presented or asked about; a dead one speaks for nobody. */
function personOf({ oidc, body }: KoaContextWithOIDC): string | undefined {
  if ((body as { active?: boolean }).active === false) return undefined
  const { AccessToken, RefreshToken } = oidc.entities
  return AccessToken?.accountId ?? RefreshToken?.accountId
}
