import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { whoIsHere } from './who-is-here'

/** The name of this value in the details of an interaction's prompt. */
const DETAIL = 'keyturn_device_confirmed_by'

/** Who has confirmed the device's code on the page at /device; null if nobody has. */
export function deviceConfirmedBy({ details }: { details: object }): string | null {
  const personId: unknown = Reflect.get(details, DETAIL)
  return typeof personId === 'string' ? personId : null
}

/**
 * The value that a new interaction stores. A form of the device page leads to an interaction only
 * with its token (`xsrf`) and the answer yes (RFC 8628 §3.3). Later interactions of the same
 * authorization request copy it.
 */
export async function deviceConfirmation(portal: Portal, ctx: KoaContextWithOIDC) {
  const { oidc } = ctx
  const before = oidc.entities.Interaction
  const personId =
    oidc.route === 'code_verification'
      ? (await whoIsHere(portal, ctx))?.personId
      : before && deviceConfirmedBy(before.prompt)
  return { [DETAIL]: personId }
}
