import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

/** Too many of something (429). `Retry-After` says after how many seconds to try again. */
export class TooMany extends errors.OIDCProviderError {
  override error_description: string

  constructor(ctx: KoaContextWithOIDC, { seconds, of }: { seconds: number; of: string }) {
    super(429, 'temporarily_unavailable')
    this.error_description = `too many ${of}, try again later`
    ctx.set('Retry-After', String(seconds))
  }
}
