import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'
import { exportViolations } from '@/lib/violations/export-violations'
import { violationQuery } from '@/lib/violations/place'

/** What breaks the policies, or one of them, as a CSV file: all of its pages. */
export async function GET(request: Request): Promise<Response> {
  return answerFile('the violations could not be exported', async () => {
    const actor = await currentActor()
    const { searchParams } = new URL(request.url)
    const { policy, owner: ownerId } = violationQuery.parse(Object.fromEntries(searchParams))
    const wanted = policy ? { settings: [policy], ownerId } : { ownerId }
    return { name: 'violations.csv', type: 'text/csv', chunks: exportViolations(actor, wanted) }
  })
}
