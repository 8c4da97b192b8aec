import { noteUnauthenticatedWrite } from '@/lib/limits/unauthenticated-writes'
import { type KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { addressOf } from './origin'
import { TooMany } from './too-many'

/** The routes, by the engine's names, at which a request without authentication leaves a row. */
const LEAVE_ROWS: ReadonlySet<string> = new Set([
  'authorization',
  'pushed_authorization_request',
  'device_authorization',
])

/**
 * Call it before something is stored for the present request. Counts by address what is stored for
 * nobody in particular: no person is signed in to an app, and the app has nothing to authenticate
 * with. Throws `TooMany` (429) when an address has stored too much.
 */
export function limitWrites(): void {
  const { ctx } = Provider
  if (!ctx?.oidc || !LEAVE_ROWS.has(ctx.oidc.route) || isKnown(ctx.oidc)) return
  const seconds = noteUnauthenticatedWrite(addressOf(ctx.req))
  if (seconds > 0) throw new TooMany(ctx, { seconds, of: 'requests from your address' })
}

function isKnown({ route, session, client }: KoaContextWithOIDC['oidc']): boolean {
  if (route === 'authorization') return session?.accountId !== undefined
  return client !== undefined && client.clientAuthMethod !== 'none'
}
