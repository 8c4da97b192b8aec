import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answerJson } from '@/lib/http/answer-json'
import { argumentText } from '@/lib/http/argument-text'
import { appIdInput, secretIdInput } from '@/lib/secrets/secret-input'
import { findBlastRadius } from '@/lib/usage/find-blast-radius'

type Context = { params: Promise<{ clientId: string }> }

/**
 * What depends on the app, or with `?secret=` or `?key=` on one of its secrets or public keys. A
 * dialog asks for it when it opens. A route and not an action, because it reads.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerJson(async () => {
    const actor = await currentActor()
    const appId = acceptInput(appIdInput, (await params).clientId)
    const { searchParams } = new URL(request.url)
    const secretId = searchParams.get('secret')
    const keyId = searchParams.get('key')
    return findBlastRadius(actor, appId, {
      ...(secretId ? acceptInput(secretIdInput, { secretId }) : {}),
      ...(keyId ? { keyId: argumentText(keyId) } : {}),
    })
  })
}
