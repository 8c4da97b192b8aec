import type { KoaContextWithOIDC } from '../protocol/oidc-provider'

/** A client assertion (RFC 7523 §2.2), not verified yet. */
export type PresentedAssertion = {
  /** The key ID in its header; null if there is none. */
  kid: string | null
}

/** A key ID that may be looked up and logged. */
const KID = /^[\x21-\x7e]{1,200}$/

/**
 * The client assertion of a request. The engine has checked before that it is a JWT, and checks
 * everything else afterwards.
 */
export function presentedAssertion(ctx: KoaContextWithOIDC): PresentedAssertion | undefined {
  const assertion = ctx.oidc.params?.client_assertion
  if (typeof assertion !== 'string') return undefined
  const [header = ''] = assertion.split('.', 1)
  try {
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
    return { kid: typeof kid === 'string' && KID.test(kid) ? kid : null }
  } catch {
    return { kid: null }
  }
}
