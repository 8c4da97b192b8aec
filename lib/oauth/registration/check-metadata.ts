import { acceptInput } from '@/lib/accept-input'
import { programRegistration } from '@/lib/apps/registration/registration'
import { clientMetadata } from '../clients/client-metadata'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { readMetadata } from './read-metadata'
import { refusingMetadata } from './refuse-metadata'
import { registering } from './registering'

/** The engine's name of the rule that every registration by a program goes through. */
export const CHECKED = 'keyturn'

type Properties = Record<string, unknown>

/**
 * Reads what a program registers, keeps it for the client adapter, and leaves to the engine what it
 * would find of the app here: nothing that was sent reaches the engine unread.
 */
export async function checkMetadata(
  ctx: KoaContextWithOIDC,
  properties: Properties,
): Promise<void> {
  const input = readMetadata(ctx.oidc.body)
  const registration = await refusingMetadata(() => acceptInput(programRegistration, input))
  const known = registering.get(ctx)
  registering.set({ ...known, registration }, ctx)
  const id = String(properties.client_id)
  const organizationId = known?.token?.organizationId ?? ''
  for (const name of Object.keys(properties)) delete properties[name]
  const app = {
    ...registration,
    id,
    organizationId,
    source: 'dynamic',
    version: '',
    jwksId: null,
  } as const
  Object.assign(properties, clientMetadata(app, authMethodOf(registration)))
}

/** How the app is going to authenticate. */
export function authMethodOf(app: { type: string; jwksUri: string | null }) {
  if (app.type === 'native') return 'none'
  return app.jwksUri === null ? 'client_secret_basic' : 'private_key_jwt'
}
