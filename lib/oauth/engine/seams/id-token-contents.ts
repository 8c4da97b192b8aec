import type { Client, KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

/** An ID token before it is signed, and the request in which it is issued. */
export type UnsignedIdToken = {
  client: Client
  ctx: KoaContextWithOIDC
  /** The scopes whose claims it has. */
  scope: string
  /** The claims that do not come from scopes. */
  extra: { nonce?: string; at_hash?: string; sid?: string }
}

type Issue = (options: { use: string }) => Promise<string>

/**
 * `complete` may change an ID token just before the engine signs it. The engine replaces `at_hash`,
 * which holds the access token, by its hash (OpenID Connect Core §3.1.3.6).
 */
export function completeIdTokens(
  { IdToken }: Provider,
  complete: (token: UnsignedIdToken) => void,
): void {
  const prototype = IdToken.prototype as unknown as UnsignedIdToken & { issue: Issue }
  const { issue } = prototype
  prototype.issue = function issueCompleted(options) {
    if (options.use === 'idtoken') complete(this)
    return issue.call(this, options)
  }
}
