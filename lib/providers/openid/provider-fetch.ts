import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { tracedRequest } from '@/lib/outgoing/traced-request'
import { ENVIRONMENT_PROVIDER } from '../provider'
import type { Provider } from '../provider-with-secret'

/** A request and its answer have so long together. */
const TIME_MS = 5_000

/** No document, key set or answer of a provider is longer, in bytes. */
const ANSWER_MAX = 1_000_000

type Request = { method?: string; headers?: Record<string, string>; body?: unknown }

/** Whom a request may reach: everybody, or only the public internet and allowed networks. */
export type Reach = 'everywhere' | 'admitted'

/**
 * The operator has chosen the environment's provider, on whichever network it is. Other issuers are
 * the word of an administrator, who may not look into the network of the server.
 */
export function reachOf(provider: Pick<Provider, 'id'>): Reach {
  return provider.id === ENVIRONMENT_PROVIDER ? 'everywhere' : 'admitted'
}

/**
 * Requests an address of a provider. No redirect is followed. Rejects when there is no answer within
 * five seconds, when the answer is a redirect or too long, and when the address may not be reached.
 */
export function providerFetch(reach: Reach) {
  return async (address: string, { method, headers, body }: Request): Promise<Response> => {
    const request = {
      method: method ?? 'GET',
      headers: headers ?? {},
      body: body == null ? null : String(body),
      signal: AbortSignal.timeout(TIME_MS),
    }
    const answer =
      reach === 'admitted' ? await fetchForeign(address, request) : await fetchOwn(address, request)
    const { status, headers: said } = answer
    const whole = answer.body && (await readBody(answer, ANSWER_MAX))
    return new Response(whole, { status, headers: said })
  }
}

/** The environment's provider may belong to the operator, too: it gets the headers of the present trace. */
function fetchOwn(address: string, request: RequestInit & { method: string }): Promise<Response> {
  return tracedRequest(request.method, address, (span) =>
    fetch(address, {
      ...request,
      headers: { ...(request.headers as Record<string, string>), ...span?.headers() },
      redirect: 'manual',
    }),
  )
}
