import { findShownLogo } from '@/lib/apps/logo/find-shown-logo'
import { Refusal } from '@/lib/errors'
import { LOGO_HEADERS } from '@/lib/http/logo-headers'
import { readInteraction } from '@/lib/oauth/interaction/read-interaction'

type LogoContext = { params: Promise<{ uid: string }> }

/** The logo of the asking app, for the browser that is in the interaction. */
export async function GET(request: Request, { params }: LogoContext): Promise<Response> {
  const { uid } = await params
  const view = await readInteraction({ uid, cookieHeader: request.headers.get('cookie') })
  const png = view && (await findShownLogo(view.app.id))
  if (!png) return new Response(new Refusal('not_found').sentence, { status: 404 })
  return new Response(new Uint8Array(png), { headers: LOGO_HEADERS })
}
