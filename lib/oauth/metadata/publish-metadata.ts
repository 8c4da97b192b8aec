import type { Context, Next } from 'koa'
import { isAnyHostAllowed } from '@/lib/apps/documents/is-any-host-allowed'
import { db } from '@/lib/db/client'
import { METADATA_PATHS } from '../protocol/routes'
import { lastKnown } from './last-known'

/** Adds to the engine's metadata (RFC 8414 §2) what the engine leaves out. */
export async function publishMetadata(ctx: Context, next: Next): Promise<void> {
  await next()
  if (!METADATA_PATHS.includes(ctx.path) || ctx.status !== 200) return
  const { token_endpoint_auth_methods_supported: methods, ...rest } = ctx.body as Metadata
  const withSecretOrKey = methods.filter((method) => method !== 'none')
  ctx.body = {
    ...rest,
    token_endpoint_auth_methods_supported: methods,
    // A public app may revoke its own tokens. It may not introspect any.
    introspection_endpoint_auth_methods_supported: withSecretOrKey,
    revocation_endpoint_auth_methods_supported: methods,
    // Initiating User Registration via OpenID Connect §4.
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    // A URL as client_id does not work before a host is allowed.
    client_id_metadata_document_supported: await isAnyHostKnown(),
  }
}

const isAnyHostKnown = lastKnown(() => isAnyHostAllowed(db()), false)

type Metadata = { token_endpoint_auth_methods_supported: string[] }
