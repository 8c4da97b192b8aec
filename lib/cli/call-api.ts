import { randomUUID } from 'node:crypto'
import { type Access, accessToken } from './access-token'
import { CommandFailed, EXIT, type ExitCode } from './exit'
import { type Answered, request, serverFailed } from './request'
import type { Settings } from './settings'

export type Call = {
  method: 'GET' | 'POST'
  /** Below `/api/v1`, or a whole address that an answer has named as its next page. */
  path: string
  query?: Record<string, string | number | undefined>
  body?: object
}

const EXIT_OF_STATUS: Record<number, ExitCode> = {
  400: EXIT.refused,
  401: EXIT.notSignedIn,
  403: EXIT.forbidden,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  422: EXIT.refused,
  428: EXIT.conflict,
  429: EXIT.failed,
}

/**
 * Calls the management API. A POST has an `Idempotency-Key`, and is sent once more with the same key
 * when the connection broke: it happens once. Ends with the code of the answer's status.
 */
export async function callApi<T>(settings: Settings, call: Call): Promise<T> {
  const access = await accessToken(settings)
  const key = randomUUID()
  const first = await send(access, call, key).catch((error) => {
    if (call.method !== 'POST' || !isNetwork(error)) throw error
    return send(access, call, key)
  })
  if (first.status >= 200 && first.status < 300) return first.body as T
  throw failureOf(first)
}

const isNetwork = (error: unknown) => error instanceof CommandFailed && error.exit === EXIT.network

function send(access: Access, { method, path, query = {}, body }: Call, key: string) {
  const url = new URL(path.startsWith('http') ? path : `${access.url}/api/v1${path}`)
  // The next page is asked at the address that was set, whatever the server calls itself.
  const address = new URL(`${access.url}${url.pathname}${url.search}`)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, String(value))
  }
  return request(address.href, {
    method,
    headers: {
      authorization: `Bearer ${access.token}`,
      accept: 'application/json',
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
    },
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  })
}

function failureOf(answered: Answered): CommandFailed {
  const { status, headers, body } = answered
  const { code, detail, fields } = body
  if (code === 'insufficient_user_authentication' || code === 'step_up_required') {
    const again =
      'You have to prove again that it is you: run `keyturn login --fresh`, then this again.'
    return new CommandFailed(EXIT.notSignedIn, again)
  }
  if (status >= 500) return serverFailed(answered)
  const complaints = Object.entries((fields ?? {}) as Record<string, string>)
  const lines = complaints.map(([field, complaint]) => `  ${field}: ${complaint}`)
  const id = headers.get('x-request-id')
  const said = [detail ?? `The answer was ${status}.`, ...lines, ...(id ? [`Request ${id}`] : [])]
  return new CommandFailed(EXIT_OF_STATUS[status] ?? EXIT.failed, said.join('\n'))
}
