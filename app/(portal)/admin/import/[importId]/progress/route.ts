import { acceptInput } from '@/lib/accept-input'
import { currentActor } from '@/lib/auth/current-actor'
import { answerJson } from '@/lib/http/answer-json'
import { findImport } from '@/lib/import/find-import'
import { importIdInput } from '@/lib/import/import-input'

type Params = { params: Promise<{ importId: string }> }

/** How far an import is, for its page. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  return answerJson(async () => {
    const actor = await currentActor()
    return findImport(actor, acceptInput(importIdInput, (await params).importId))
  })
}
