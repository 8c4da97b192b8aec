import { answer } from '@/lib/http/answer'
import { denyInteraction } from '@/lib/oauth/interaction/deny-interaction'
import { onwardPage } from '@/lib/onward-page'

type Context = { params: Promise<{ uid: string }> }

/**
 * Goes back to the app from a page of the sign-in: the app gets `access_denied`. Those pages are
 * elsewhere, where browsers do not send the interaction's cookie, so their form is posted here.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { uid } = await params
  const ref = { uid, cookieHeader: request.headers.get('cookie') }
  const left = await answer(() => denyInteraction(ref, null))
  if (!left.ok) {
    return new Response(null, {
      status: 303,
      headers: { location: `/interaction/${encodeURIComponent(uid)}` },
    })
  }
  return new Response(onwardPage(left.value), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}
