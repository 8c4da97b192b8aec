import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'
import { exportToLookAt } from '@/lib/secrets/to-look-at/export-to-look-at'
import { viewOf } from '@/lib/secrets/to-look-at/to-look-at'

/** One of the lists of secrets as a CSV file: all of its pages. */
export async function GET(request: Request): Promise<Response> {
  return answerFile('the secrets could not be exported', async () => {
    const actor = await currentActor()
    const view = viewOf(new URL(request.url).searchParams.get('view') ?? '') ?? 'expiring'
    return { name: `secrets-${view}.csv`, type: 'text/csv', chunks: exportToLookAt(actor, view) }
  })
}
