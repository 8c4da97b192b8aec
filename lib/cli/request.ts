import { CommandFailed, EXIT } from './exit'

/** Every request ends by then. */
const ANSWER_MS = 30_000

export type Answered = { status: number; headers: Headers; body: Record<string, unknown> }

/** Sends a request and reads its JSON. Ends with `network` when there is no answer. */
export async function request(url: string, init: RequestInit = {}): Promise<Answered> {
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...init,
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: parsed(text) }
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error }
    const why = cause?.message || message
    throw new CommandFailed(EXIT.network, `${new URL(url).origin} does not answer: ${why}`)
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text || '{}')
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}

/** Posts a form, as the endpoints of OAuth take it. Ends with `network` when Keyturn failed. */
export async function postForm(
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const body = new URLSearchParams(form)
  const answered = await request(url, { method: 'POST', headers, body })
  if (answered.status >= 500) throw serverFailed(answered)
  return answered
}

export function serverFailed({ status }: Answered): CommandFailed {
  return new CommandFailed(EXIT.network, `Keyturn failed (${status}).`)
}
