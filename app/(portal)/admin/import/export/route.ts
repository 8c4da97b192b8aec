import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'
import { exportOrganization } from '@/lib/import/export-organization'

const TYPES = { csv: 'text/csv', json: 'application/json' } as const

/** Everything of the organization but values, as a file. */
export async function GET(request: Request): Promise<Response> {
  return answerFile('the organization could not be exported', async () => {
    const asked = new URL(request.url).searchParams.get('format')
    const format = asked === 'csv' ? 'csv' : 'json'
    const chunks = await exportOrganization(await currentActor(), format)
    return { name: `keyturn-export.${format}`, type: TYPES[format], chunks }
  })
}
