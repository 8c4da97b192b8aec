import { currentActor } from '@/lib/auth/current-actor'
import { Refusal } from '@/lib/errors'
import { findGrantLogo } from '@/lib/grants/find-grant-logo'
import { LOGO_HEADERS } from '@/lib/http/logo-headers'

type LogoContext = { params: Promise<{ grantId: string }> }

/** The logo of an app, for the person who authorized it. */
export async function GET(_request: Request, { params }: LogoContext): Promise<Response> {
  try {
    const png = await findGrantLogo(await currentActor(), (await params).grantId)
    return new Response(new Uint8Array(png), { headers: LOGO_HEADERS })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.sentence, { status: error.status })
    throw error
  }
}
