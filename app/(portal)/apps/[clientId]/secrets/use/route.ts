import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answer } from '@/lib/http/answer'
import { appIdInput } from '@/lib/secrets/secret-input'
import { findLiveUse } from '@/lib/usage/find-live-use'

type Context = { params: Promise<{ clientId: string }> }

/** The use of all secrets of the app, which their page polls while somebody looks at it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const answered = await answer(async () => {
    const actor = await currentActor()
    return findLiveUse(actor, acceptInput(appIdInput, (await params).clientId))
  })
  return Response.json(answered, {
    status: answered.ok ? 200 : answered.refusal.status,
    headers: { 'cache-control': 'no-store' },
  })
}
