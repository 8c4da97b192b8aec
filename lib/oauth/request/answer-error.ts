import type { errors, KoaContextWithOIDC } from '../protocol/oidc-provider'

/** Answers an error of the engine that is met after the engine has answered, in the same form. */
export function answerError(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): void {
  ctx.status = error.statusCode
  ctx.body = { error: error.error, error_description: error.error_description }
}
