import type { KoaContextWithOIDC } from '../protocol/oidc-provider'

/**
 * The client secret of a request, from the body or the Basic header (RFC 6749 §2.3.1), read as the
 * engine reads it. The engine has refused malformed and duplicate credentials before. A value that
 * cannot be decoded is no secret, and neither is an empty one.
 */
export function presentedSecret(ctx: KoaContextWithOIDC): string | undefined {
  const inBody = ctx.oidc.params?.client_secret
  if (typeof inBody === 'string' && inBody !== '') return inBody
  const header = ctx.headers.authorization
  if (!header) return undefined
  const decoded = Buffer.from(header.slice(header.indexOf(' ') + 1), 'base64').toString()
  const encoded = decoded.slice(decoded.indexOf(':') + 1)
  try {
    return decodeCredential(encoded)
  } catch {
    return undefined
  }
}

/**
 * Half of the pair in a Basic header, which is encoded as in a form (RFC 6749 §2.3.1). Throws
 * `URIError` when it is not.
 */
export function decodeCredential(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('+', ' '))
}
