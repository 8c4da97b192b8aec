import { appQuery } from '@/lib/apps/list/app-query'
import { exportApps } from '@/lib/apps/list/export-apps'
import { currentActor } from '@/lib/auth/current-actor'
import { refusalOf } from '@/lib/http/refusal-of'
import { streamed } from '@/lib/http/streamed'

/** My Apps as a CSV file: all pages of what the address filters. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    const query = appQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
    return new Response(streamed(exportApps(actor, query)), {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="apps.csv"',
      },
    })
  } catch (error) {
    const { status, sentence } = refusalOf(error, 'the apps could not be exported')
    return new Response(sentence, { status })
  }
}
