import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'
import { argumentText } from '@/lib/http/argument-text'
import { findReceipt } from '@/lib/rotation/find-receipt'

type Context = { params: Promise<{ clientId: string; rotationId: string }> }

/** The signed receipt of a rotation, to save: a JWS. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerFile('a receipt could not be read', async () => {
    const { clientId, rotationId } = await params
    const id = argumentText(rotationId)
    const receipt = await findReceipt(await currentActor(), argumentText(clientId), id)
    return { name: `${id}.jws`, type: 'application/jose', chunks: once(receipt) }
  })
}

async function* once(text: string): AsyncGenerator<string, void, void> {
  yield text
}
