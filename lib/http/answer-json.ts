import { answer } from './answer'

/**
 * What a page of ours fetches: the `Answer` of the work as JSON, with the refusal's status. Nothing
 * on the way keeps it.
 */
export async function answerJson<T>(work: () => Promise<T>): Promise<Response> {
  const answered = await answer(work)
  return Response.json(answered, {
    status: answered.ok ? 200 : answered.refusal.status,
    headers: { 'cache-control': 'no-store' },
  })
}
