import type { Answer } from '@/lib/api/answer'
import { requestNotes } from '@/lib/request-notes'

/** Whom Azure DevOps names when nobody has authenticated. */
const ANONYMOUS = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'

/**
 * A refusal with the `message` that programs for Azure DevOps read. That of one who is not let in
 * begins with the documented words; ours stand after them.
 */
export function inAzureWords(answer: Answer): Answer {
  const { status, body } = answer
  if (status < 400 || typeof body !== 'object' || body === null) return answer
  const { detail, error_description } = body as { detail?: string; error_description?: string }
  const isClosed = status === 401 || status === 403
  const message = error_description ?? (isClosed ? `${closedTo()} ${detail}` : detail)
  return { ...answer, body: { ...body, message } }
}

function closedTo(): string {
  const user = requestNotes()?.account ?? ANONYMOUS
  return `TF400813: The user "${user}" is not authorized to access this resource.`
}
