import type { Context, Next } from 'koa'
import { leadsToDevice } from '@/lib/apps/fields/redirect-uri'
import { findOpenAdmission } from '@/lib/apps/programs/find-open-admission'
import { randomToken } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { noteOpenRegistration } from '@/lib/limits/open-registrations'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { addressOf } from '../request/origin'
import { TooMany } from '../request/too-many'
import { RefusedMetadata } from './refuse-metadata'
import { registering } from './registering'

/**
 * Stands for the initial access token that a request does not have: the engine knows only
 * registration with one, or without any for everybody. It never leaves this process.
 */
export const NO_TOKEN = randomToken()

/** Lets an app register itself without an initial access token, where an organization allows it. */
export async function openRegistration(ctx: Context, next: Next): Promise<void> {
  const asks = ctx.method === 'POST' && ctx.path === ROUTES.registration
  if (asks && ctx.get('authorization') === '') {
    const open = await findOpenAdmission(db())
    if (open) {
      registering.set({ open }, ctx)
      ctx.req.headers.authorization = `Bearer ${NO_TOKEN}`
    }
  }
  await next()
}

/** Counts an app that comes without a token. Throws `TooMany` (429) after too many of one address. */
export function limitOpenRegistrations(ctx: KoaContextWithOIDC): void {
  const seconds = noteOpenRegistration(addressOf(ctx.req))
  if (seconds > 0) throw new TooMany(ctx, { seconds, of: 'registrations from your address' })
}

type Metadata = Record<string, unknown>

/** An app that proves a key is refused, not registered as one that proves nothing. */
const BY_KEY: readonly unknown[] = [
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
]

/**
 * The metadata of an app without a token, as far as strangers may register it: a native app without
 * a secret that returns to the device, and nothing that makes this server call an address. RFC 7591
 * §3.2.1 lets a server replace what was asked for; the answer says so. Throws `RefusedMetadata` when
 * nothing is left.
 */
export function asOpenApp(body: Metadata): Metadata {
  const { application_type: type, token_endpoint_auth_method: method } = body
  if (type === 'web') throw refused('application_type', 'must be native')
  if (BY_KEY.includes(method)) throw refused('token_endpoint_auth_method', 'must be none')
  const uris = body.redirect_uris
  const onDevice = Array.isArray(uris) ? uris.filter(isOnDevice) : uris
  if (Array.isArray(onDevice) && onDevice.length === 0) {
    throw refused('redirect_uris', 'must lead to the device: http://127.0.0.1 or an own scheme')
  }
  return {
    ...body,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: onDevice,
    post_logout_redirect_uris: [],
    logo_uri: undefined,
    backchannel_logout_uri: undefined,
  }
}

function isOnDevice(uri: unknown): boolean {
  return typeof uri === 'string' && leadsToDevice(uri)
}

function refused(field: string, sentence: string): RefusedMetadata {
  return new RefusedMetadata(field, `${sentence} without an initial access token`)
}
