import type { IncomingMessage } from 'node:http'
import { Provider } from '../protocol/oidc-provider'
import type { Portal, SignedIn } from '../protocol/portal'
import { requestSlot } from '../request/request-slot'

const signedIn = requestSlot<Promise<SignedIn | null>>('signed in')

/** Who is signed in at the browser of this request. Asked once per request. */
export function whoIsHere(portal: Portal, req: IncomingMessage): Promise<SignedIn | null> {
  const { ctx } = Provider
  const known = signedIn.get(ctx)
  if (known) return known
  const asking = portal.signedIn(req)
  signedIn.set(asking, ctx)
  return asking
}
