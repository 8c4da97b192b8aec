import { findPresented, type Presented } from '../clients/store'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { ClientAttempt } from './client-attempt'
import { findMovedIn } from './find-moved-in'
import { NOBODY } from './nobody'
import { rememberComparison } from './turned-away'

type LookedUp = { attempt: ClientAttempt; app: Presented | undefined }

/**
 * The named app with the row of the presented secret, by their public ids in one query. A value that
 * names no secret of the app may be one that another server made: that costs a second query. The
 * attempt then has the id of that secret.
 */
export async function lookUpApp(
  ctx: KoaContextWithOIDC,
  attempt: ClientAttempt,
  { presented, isClosed }: { presented: string | undefined; isClosed: boolean },
): Promise<LookedUp> {
  const { appId, address, secretId } = attempt
  const app = appId === NOBODY ? undefined : await findPresented({ appId, secretId })
  if (isClosed && secretId) rememberComparison(attempt, app)
  if (!app || !presented || app.secret || app.outOfService) return { attempt, app }
  const secret = await findMovedIn(ctx, { appId, address, value: presented, isClosed })
  if (!secret) return { attempt, app }
  return { attempt: { ...attempt, secretId: secret.id }, app: { ...app, secret } }
}
