import { log } from '@/lib/log'
import { signOutByProvider } from '@/lib/people/sign-in/sign-out-by-provider'

type Context = { params: Promise<{ providerId: string }> }

const NOT_KEPT = { 'Cache-Control': 'no-store' }

/** Hears of sign-outs at a provider (OpenID Connect Back-Channel Logout 1.0, §2.5 and §2.8). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { providerId } = await params
  const token = new URLSearchParams(await request.text()).get('logout_token')
  try {
    if (!token) throw new Error('no logout_token')
    const isThere = await signOutByProvider(providerId, token)
    return new Response(null, { status: isThere ? 200 : 404, headers: NOT_KEPT })
  } catch (err) {
    log.warn({ err, provider: providerId }, 'a logout token was not accepted')
    return Response.json({ error: 'invalid_request' }, { status: 400, headers: NOT_KEPT })
  }
}
