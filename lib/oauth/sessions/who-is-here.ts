import type { Context } from 'koa'
import type { Portal, SignedIn } from '../protocol/portal'
import { requestSlot } from '../request/request-slot'

const signedIn = requestSlot<Promise<SignedIn | null>>('signed in')

/** Who is signed in at the browser of this request. Asked once per request. */
export function whoIsHere(
  portal: Portal,
  ctx: Pick<Context, 'req' | 'state'>,
): Promise<SignedIn | null> {
  const known = signedIn.get(ctx)
  if (known) return known
  const asking = portal.signedIn(ctx.req)
  signedIn.set(asking, ctx)
  return asking
}
