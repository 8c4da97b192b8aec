import { currentActor } from '@/lib/auth/current-actor'
import { refusalOf } from '@/lib/http/refusal-of'
import { streamed } from '@/lib/http/streamed'
import { exportToLookAt } from '@/lib/secrets/to-look-at/export-to-look-at'
import { viewOf } from '@/lib/secrets/to-look-at/to-look-at'

/** One of the lists of secrets as a CSV file: all of its pages. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    const view = viewOf(new URL(request.url).searchParams.get('view') ?? '') ?? 'expiring'
    return new Response(streamed(exportToLookAt(actor, view)), {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="secrets-${view}.csv"`,
      },
    })
  } catch (error) {
    const { status, sentence } = refusalOf(error, 'the secrets could not be exported')
    return new Response(sentence, { status })
  }
}
