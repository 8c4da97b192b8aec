import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answerJson } from '@/lib/http/answer-json'
import { appIdInput } from '@/lib/secrets/secret-input'
import { findLiveUse } from '@/lib/usage/find-live-use'

type Context = { params: Promise<{ clientId: string }> }

/** The use of all secrets of the app, which their page polls while somebody looks at it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerJson(async () => {
    const actor = await currentActor()
    return findLiveUse(actor, acceptInput(appIdInput, (await params).clientId))
  })
}
