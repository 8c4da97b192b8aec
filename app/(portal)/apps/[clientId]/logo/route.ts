import { appIdInPath } from '@/lib/apps/app'
import { findAppLogo } from '@/lib/apps/logo/find-app-logo'
import { currentActor } from '@/lib/auth/current-actor'
import { Refusal } from '@/lib/errors'
import { LOGO_HEADERS } from '@/lib/http/logo-headers'

type LogoContext = { params: Promise<{ clientId: string }> }

/** The app's logo, for those who may see the app. */
export async function GET(_request: Request, { params }: LogoContext): Promise<Response> {
  try {
    const { png } = await findAppLogo(await currentActor(), appIdInPath((await params).clientId))
    return new Response(new Uint8Array(png), { headers: LOGO_HEADERS })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.sentence, { status: error.status })
    throw error
  }
}
