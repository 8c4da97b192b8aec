import { config } from '@/lib/config'
import { errors, type KoaContextWithOIDC, type Provider } from '../protocol/oidc-provider'
import { AUTHENTICATION_FAILURES } from '../protocol/routes'
import { answerError } from '../request/answer-error'

/**
 * A request at which nobody authenticates is `invalid_client` (RFC 6749 §5.2, RFC 7662 §2.3) with
 * 401 and a challenge (RFC 9110 §11.6.1). The engine answers 400.
 */
export function answerNobody(provider: Provider): void {
  const answer = (ctx: KoaContextWithOIDC) => {
    const { client, body } = ctx.oidc
    const named = [ctx.headers.authorization, body?.client_id, body?.client_assertion]
    if (client || ctx.status !== 400 || !body || named.some(Boolean)) return
    answerError(ctx, new errors.InvalidClientAuth('no client authentication'))
    ctx.set('WWW-Authenticate', `Basic realm="${config().url}"`)
  }
  for (const failure of AUTHENTICATION_FAILURES) provider.on(failure as 'grant.error', answer)
}
