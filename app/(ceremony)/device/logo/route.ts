import { findShownLogo } from '@/lib/apps/logo/find-shown-logo'
import { actorIfSignedIn } from '@/lib/auth/current-actor'
import { Refusal } from '@/lib/errors'
import { LOGO_HEADERS } from '@/lib/http/logo-headers'
import { lookUpCode } from '../look-up-code'

/** The logo of the app on a device, for the signed-in person who has its code. */
export async function GET(request: Request): Promise<Response> {
  const userCode = new URL(request.url).searchParams.get('user_code')
  const mayAsk = userCode !== null && (await actorIfSignedIn()) !== null
  const found = mayAsk ? await lookUpCode(request.headers.get('cookie'), userCode) : null
  const png = found?.view?.asking && (await findShownLogo(found.view.asking.app.id))
  if (!png) return new Response(new Refusal('not_found').sentence, { status: 404 })
  return new Response(new Uint8Array(png), { headers: LOGO_HEADERS })
}
