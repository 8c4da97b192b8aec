import type { Context, Next } from 'koa'

/** RFC 8414 §3; OpenID clients look at the other one. Both say the same. */
export const METADATA_PATHS = [
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
]

/** What the engine says about itself although nothing here answers to it yet. */
const NOT_OFFERED = [
  'authorization_endpoint',
  'authorization_response_iss_parameter_supported',
  'claims_parameter_supported',
  'claims_supported',
  'claim_types_supported',
  'code_challenge_methods_supported',
  'request_parameter_supported',
  'request_uri_parameter_supported',
  'response_modes_supported',
  'scopes_supported',
]

/** Takes out of the engine's metadata (RFC 8414) what this installation does not offer. */
export async function publishMetadata(ctx: Context, next: Next): Promise<void> {
  await next()
  if (!METADATA_PATHS.includes(ctx.path) || ctx.status !== 200) return
  const offered = Object.entries(ctx.body as object).filter(([name]) => !NOT_OFFERED.includes(name))
  ctx.body = {
    ...Object.fromEntries(offered),
    introspection_endpoint_auth_methods_supported: offeredMethods(ctx.body),
    revocation_endpoint_auth_methods_supported: offeredMethods(ctx.body),
  }
}

function offeredMethods(metadata: unknown): string[] {
  return (metadata as { token_endpoint_auth_methods_supported: string[] })
    .token_endpoint_auth_methods_supported
}
