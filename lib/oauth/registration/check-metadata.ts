import { acceptRegistration } from '@/lib/apps/programs/registration-by-program'
import { clientMetadata } from '../clients/client-metadata'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { requestMemory } from '../request/request-memory'
import { readMetadata } from './read-metadata'
import { refusingMetadata } from './refuse-metadata'

/** The engine's name of the rule that every registration by a program goes through. */
export const CHECKED = 'keyturn'

type Properties = Record<string, unknown>

/**
 * Reads what a program wants, remembers it for `registrations`, and leaves to the engine what it
 * would find in the house: nothing that was said reaches it unread.
 */
export async function checkMetadata(
  { oidc }: KoaContextWithOIDC,
  properties: Properties,
): Promise<void> {
  const wanted = readMetadata(oidc.body)
  const told = await refusingMetadata(() => acceptRegistration(wanted))
  const memory = requestMemory()
  if (!memory) throw new Error('lib/oauth: metadata is checked within a request only')
  memory.registering = { ...memory.registering, wanted }
  const id = String(properties.client_id)
  const organizationId = memory.registering.token?.organizationId ?? ''
  for (const name of Object.keys(properties)) delete properties[name]
  const app = { ...told, id, organizationId, source: 'dynamic', version: '', jwksId: null } as const
  Object.assign(properties, clientMetadata(app, authMethodOf(told)))
}

/** How the app is going to authenticate. */
export function authMethodOf(app: { type: string; jwksUri: string | null }) {
  if (app.type === 'native') return 'none'
  return app.jwksUri === null ? 'client_secret_basic' : 'private_key_jwt'
}
