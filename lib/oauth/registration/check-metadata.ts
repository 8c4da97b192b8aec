import { acceptRegistration } from '@/lib/apps/registration/registration-by-program'
import { clientMetadata } from '../clients/client-metadata'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { readMetadata } from './read-metadata'
import { refusingMetadata } from './refuse-metadata'
import { registering } from './registering'

/** The engine's name of the rule that every registration by a program goes through. */
export const CHECKED = 'keyturn'

type Properties = Record<string, unknown>

/**
 * Reads what a program wants, remembers it for the client adapter, and leaves to the engine what it
 * would find in the house: nothing that was said reaches it unread.
 */
export async function checkMetadata(
  ctx: KoaContextWithOIDC,
  properties: Properties,
): Promise<void> {
  const requested = readMetadata(ctx.oidc.body)
  const accepted = await refusingMetadata(() => acceptRegistration(requested))
  const known = registering.get(ctx)
  registering.set({ ...known, requested }, ctx)
  const id = String(properties.client_id)
  const organizationId = known?.token?.organizationId ?? ''
  for (const name of Object.keys(properties)) delete properties[name]
  const app = {
    ...accepted,
    id,
    organizationId,
    source: 'dynamic',
    version: '',
    jwksId: null,
  } as const
  Object.assign(properties, clientMetadata(app, authMethodOf(accepted)))
}

/** How the app is going to authenticate. */
export function authMethodOf(app: { type: string; jwksUri: string | null }) {
  if (app.type === 'native') return 'none'
  return app.jwksUri === null ? 'client_secret_basic' : 'private_key_jwt'
}
