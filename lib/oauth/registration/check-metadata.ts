import { acceptInput } from '@/lib/accept-input'
import { authMethodOf } from '@/lib/apps/auth-method'
import { blanksOf } from '@/lib/apps/field-kinds'
import { FORM_FIELD_NAMES } from '@/lib/apps/fields/fields'
import { isLoopback } from '@/lib/apps/fields/redirect-uri'
import { findAppOfProgram } from '@/lib/apps/programs/find-app-of-program'
import { programRegistration } from '@/lib/apps/registration/registration'
import { clientMetadata } from '../clients/client-metadata'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { asOpenApp } from './open-registration'
import { readMetadata } from './read-metadata'
import { refusingMetadata } from './refuse-metadata'
import { registering } from './registering'

/** The engine's name of a rule that runs for every registration by a program. */
export const CHECKED = 'keyturn'

type Properties = Record<string, unknown>

/**
 * Reads a program's registration and keeps it for the client adapter. The engine gets the values
 * that the app has here, so nothing reaches it unchecked.
 */
export async function checkMetadata(
  ctx: KoaContextWithOIDC,
  properties: Properties,
): Promise<void> {
  const known = registering.get(ctx)
  const id = String(properties.client_id)
  const isOpen = known?.open ? true : !known?.token && (await isOpenApp(id))
  const body = withGrantTypes(ctx.oidc.body)
  const read = readMetadata(isOpen && body ? asOpenApp(body) : body)
  const input = { ...read, developmentUntil: needsDevelopment(read) ? 'on' : null }
  const registration = await refusingMetadata(() => acceptInput(programRegistration, input))
  registering.set({ ...known, registration }, ctx)
  const organizationId = (known?.token ?? known?.open)?.organizationId ?? ''
  for (const name of Object.keys(properties)) delete properties[name]
  const app = {
    ...blanksOf(FORM_FIELD_NAMES),
    ...registration,
    id,
    organizationId,
    source: isOpen ? 'open' : 'dynamic',
    version: '',
    jwksId: null,
  } as const
  Object.assign(properties, clientMetadata(app, authMethodOf(registration)))
}

async function isOpenApp(id: string): Promise<boolean> {
  return (await findAppOfProgram(id))?.source === 'open'
}

/** RFC 7591 §2: without grant types, an app gets the authorization code. */
function withGrantTypes(body: Properties | undefined): Properties | undefined {
  const { grant_types: named } = body ?? {}
  const none = named == null || (Array.isArray(named) && named.length === 0)
  return body && { ...body, grant_types: none ? ['authorization_code'] : named }
}

/** A web app returns to the loopback interface while it is in development, and then no more. */
function needsDevelopment({
  type,
  applicationType,
  redirectUris,
}: ReturnType<typeof readMetadata>) {
  return type === 'web' && applicationType === 'web' && redirectUris.some(isLoopback)
}
