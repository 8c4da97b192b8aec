import { confirm } from 'oidc-provider/lib/actions/end_session.js'
import type { KoaContextWithOIDC } from '../../protocol/oidc-provider'

/**
 * Ends the session of the request as if the person had confirmed the form that the engine expects of
 * them. The engine does that at another address only, and does not export it.
 */
export async function endSessionUnasked(ctx: KoaContextWithOIDC): Promise<void> {
  const endSession = confirm.at(-1)
  if (!endSession) throw new Error('lib/oauth: the engine ends no session')
  Object.assign(ctx.oidc, { params: { logout: 'yes' } })
  await endSession(ctx)
}
