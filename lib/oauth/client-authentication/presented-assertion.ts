import type { KoaContextWithOIDC } from '../protocol/oidc-provider'

/** What an app has signed to say who it is (RFC 7523 §2.2), as far as it is known by now. */
export type PresentedAssertion = {
  /** The key that it names; null when it names none. */
  kid: string | null
}

/** A key id that may be looked up, and written into the log. */
const KID = /^[\x21-\x7e]{1,200}$/

/**
 * The client assertion of a request. The engine has refused one that is no JWT before, and reads
 * everything else in it afterwards.
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
