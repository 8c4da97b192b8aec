import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'
import { importIdInput } from '@/lib/import/import-input'
import { exportReport } from '@/lib/import/list-report'

type Params = { params: Promise<{ importId: string }> }

/** The report of an import as a CSV file. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  return answerFile('the report could not be exported', async () => {
    const actor = await currentActor()
    const id = acceptInput(importIdInput, (await params).importId)
    return { name: 'import-report.csv', type: 'text/csv', chunks: await exportReport(actor, id) }
  })
}
