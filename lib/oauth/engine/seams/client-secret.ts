import { type KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

/** The engine compares with one secret in the clear. Here an app has several, and only digests. */
export function replaceSecretComparison(
  { Client }: Provider,
  compare: (ctx: KoaContextWithOIDC, presented: string) => Promise<boolean>,
): void {
  Client.prototype.compareClientSecret = (presented) => {
    const { ctx } = Provider
    if (!ctx) throw new Error('lib/oauth: secrets are compared within a request only')
    return compare(ctx, presented)
  }
}

/**
 * The engine asks this before the metadata is checked, and would make up a secret. The check of the
 * metadata decides which app needs one.
 */
export function needNoSecret({ Client }: Provider): void {
  Object.assign(Client, { needsSecret: () => false })
}
