import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answerJson } from '@/lib/http/answer-json'
import { findAnswers, findSecretAnswer } from '@/lib/search/find-answers'
import { HITS_IN_BOX } from '@/lib/search/search'
import { foundSecretInput, searchInput } from '@/lib/search/search-input'

/**
 * What the one box finds, for `{ q }` or for the `{ secretId }` of a secret that it has recognised. A
 * route and not an action, because a question is dropped when the next letter is typed. It is a POST,
 * so that what is typed stands in no address and in no log.
 */
export async function POST(request: Request): Promise<Response> {
  return answerJson(async () => {
    const actor = await currentActor()
    const asked: unknown = await request.json().catch(() => null)
    if (typeof asked === 'object' && asked !== null && 'secretId' in asked) {
      return findSecretAnswer(actor, acceptInput(foundSecretInput, asked))
    }
    return findAnswers(actor, acceptInput(searchInput, asked), { most: HITS_IN_BOX })
  })
}
