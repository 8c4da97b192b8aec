import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answerJson } from '@/lib/http/answer-json'
import { findSecretUse } from '@/lib/secrets/find-secret-use'
import { appIdInput, secretIdInput } from '@/lib/secrets/secret-input'

type Context = { params: Promise<{ clientId: string; secretId: string }> }

/**
 * First and last use of one secret, which the one-time dialog polls every few seconds. A route and
 * not an action, because actions wait for one another, and this must not delay a person's own.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerJson(async () => {
    const actor = await currentActor()
    const { clientId, secretId } = await params
    const appId = acceptInput(appIdInput, clientId)
    return findSecretUse(actor, { appId, ...acceptInput(secretIdInput, { secretId }) })
  })
}
