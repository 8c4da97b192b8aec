import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { whoIsHere } from './who-is-here'

/** The name under which an interaction keeps it, in the details of its prompt. */
const DETAIL = 'keyturn_device_confirmed_by'

/** Who has confirmed the code of the device that asks, on the page at /device; null for nobody. */
export function deviceConfirmedBy({ details }: { details: object }): string | null {
  const personId: unknown = Reflect.get(details, DETAIL)
  return typeof personId === 'string' ? personId : null
}

/**
 * What an interaction that begins now keeps of it. The form of the device page leads to one only if
 * it carried its token (`xsrf`) and said yes (RFC 8628 §3.3). The interactions after it in the same
 * request for authorization take it over.
 */
export async function deviceConfirmation(portal: Portal, { req, oidc }: KoaContextWithOIDC) {
  const before = oidc.entities.Interaction
  const personId =
    oidc.route === 'code_verification'
      ? (await whoIsHere(portal, req))?.personId
      : before && deviceConfirmedBy(before.prompt)
  return { [DETAIL]: personId }
}
