import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'
import { exportConfirmations } from '@/lib/recertification/export-confirmations'

/** Every confirmation of the organization, for an auditor. */
export async function GET(): Promise<Response> {
  return answerFile('the confirmations could not be exported', async () => {
    const chunks = exportConfirmations(await currentActor())
    return { name: 'recertification.csv', type: 'text/csv', chunks }
  })
}
