import { log } from '@/lib/log'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { DeliveryFailed, unreachable } from './delivery-failed'
import { withoutQuery } from './delivery-target'

/** A request and its answer have so long together. */
const TIME_MS = 10_000

/** No answer is longer, in bytes: etcd keeps no Secret above 1 MiB, and base64 makes it longer. */
const ANSWER_MAX = 2_000_000

type TargetRequest = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: unknown
  ca?: string
}

/** The status, and the JSON of the answer; null if it is none. */
export type TargetAnswer = { status: number; json: unknown }

/**
 * Requests an address of a delivery target. No redirect is followed. Throws `DeliveryFailed` when there
 * is no answer within ten seconds, or the address may not be reached.
 */
export async function targetFetch(address: string, request: TargetRequest): Promise<TargetAnswer> {
  const { method = 'GET', headers = {}, body, ca } = request
  try {
    const answer = await fetchForeign(address, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(TIME_MS),
      ca: ca || undefined,
    })
    return { status: answer.status, json: parsed(await readBody(answer, ANSWER_MAX)) }
  } catch (err) {
    log.warn({ err, address: withoutQuery(address) }, 'a delivery target could not be reached')
    throw unreachable(err)
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return null
  }
}

/** What a status says that was not expected. */
export function refusedWith(status: number, what: string): DeliveryFailed {
  const why =
    status === 401 || status === 403
      ? 'the credential does not allow it'
      : status === 404
        ? 'there is nothing at this path'
        : status === 409
          ? 'somebody else wrote there at the same moment'
          : `it answered ${status}`
  return new DeliveryFailed(`${what}: ${why}.`)
}
