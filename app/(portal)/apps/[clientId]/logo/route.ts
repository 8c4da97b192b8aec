import { findAppLogo } from '@/lib/apps/find-app-logo'
import { currentActor } from '@/lib/auth/current-actor'
import { Refusal } from '@/lib/errors'

const HEADERS = {
  'content-type': 'image/png',
  'content-disposition': 'inline; filename="logo.png"',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  // The address carries the moment of the last change, so it may be kept, but only by this person.
  'cache-control': 'private, max-age=3600',
}

type LogoContext = { params: Promise<{ clientId: string }> }

/** The app's logo, for those who may see the app. */
export async function GET(_request: Request, { params }: LogoContext): Promise<Response> {
  try {
    const { png } = await findAppLogo(await currentActor(), (await params).clientId)
    return new Response(new Uint8Array(png), { headers: HEADERS })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.sentence, { status: error.status })
    throw error
  }
}
