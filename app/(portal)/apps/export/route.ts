import { appQuery } from '@/lib/apps/list/app-query'
import { exportApps } from '@/lib/apps/list/export-apps'
import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'

/** My Apps as a CSV file: all pages of what the address filters. */
export async function GET(request: Request): Promise<Response> {
  return answerFile('the apps could not be exported', async () => {
    const actor = await currentActor()
    const query = appQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
    return { name: 'apps.csv', type: 'text/csv', chunks: exportApps(actor, query) }
  })
}
