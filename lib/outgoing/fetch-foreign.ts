import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { type IncomingMessage, request as requestByHttp } from 'node:http'
import { request as requestByHttps } from 'node:https'
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { NOTHING_ADMITTED } from '@/lib/admitted-networks'
import { config } from '@/lib/config'
import { isInnerAddress } from './inner-address'
import { tracedRequest } from './traced-request'

/** The parts of a request that `fetchForeign` reads. */
export type ForeignRequest = Pick<RequestInit, 'method' | 'headers' | 'body' | 'signal'> & {
  /** How names are resolved, if not by the machine. */
  resolve?: Resolve
  /** In PEM: whose certificates are believed, in the place of the public ones. */
  ca?: string | undefined
}

type Resolve = (
  name: string,
  options: LookupOptions & { all: true },
  answer: (error: Error | null, found: LookupAddress[]) => void,
) => void

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** The address is in an inner network, which `KEYTURN_ADMITTED_NETWORKS` does not name. */
export class InnerAddress extends Error {
  override readonly name = 'InnerAddress'
  /** What people read who have chosen the address. */
  readonly sentence =
    'The address is in an inner network. Whoever runs Keyturn can admit it (KEYTURN_ADMITTED_NETWORKS).'

  constructor() {
    super('the address is in an inner network, which KEYTURN_ADMITTED_NETWORKS does not name')
  }
}

/**
 * Requests an address that somebody else has chosen, such as an app's `jwks_uri`. All such requests
 * are made here. The name is resolved first. If one of its addresses is an inner one, nothing is
 * connected to; otherwise the connection goes to one of those addresses, so a second answer of the
 * name server changes nothing. Connections are not kept. Rejects with `InnerAddress`, when there is
 * no answer, when the answer is a redirect, and when `signal` ends the time for it, body included. It
 * is a step of the present trace, of which the address learns nothing.
 */
export function fetchForeign(
  address: string | URL | Request,
  request: ForeignRequest = {},
): Promise<Response> {
  const url = address instanceof Request ? address.url : address
  return tracedRequest(request.method ?? 'GET', url, () => fetchChecked(url, request))
}

function fetchChecked(
  address: string | URL,
  { method = 'GET', headers, body, signal, ca, resolve: resolveName = lookup }: ForeignRequest,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const url = new URL(address)
    refuseInnerLiteral(url)
    const request = url.protocol === 'http:' ? requestByHttp : requestByHttps
    const sent = request(url, {
      method,
      headers: Object.fromEntries(new Headers(headers ?? {})),
      agent: false,
      ...(ca ? { ca } : {}),
      lookup: (name, options, answer) =>
        resolveName(name, { ...options, all: true }, checked(name, options, answer)),
      ...(signal ? { signal } : {}),
    })
    sent.on('response', (answer) => {
      try {
        resolve(toResponse(answer))
      } catch (unusable) {
        sent.destroy(unusable as Error)
      }
    })
    sent.on('error', reject)
    // The last event, for what ends without one of the others, such as a change of protocol.
    sent.on('close', () => reject(new Error('the connection ended without an answer')))
    sent.end(body == null ? undefined : String(body))
  })
}

/** No name is looked up for an address that is written as a number. */
function refuseInnerLiteral({ hostname }: URL): void {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal)) refuseInner(literal, [{ address: literal, family: isIP(literal) }])
}

/** Hands on what a name was resolved to, if no address of it is an inner one. */
function checked(host: string, { all }: LookupOptions, answer: Answer) {
  return (error: Error | null, found: LookupAddress[]) => {
    try {
      if (error) throw error
      refuseInner(host, found)
      const [first] = found
      if (all || !first) answer(null, found)
      else answer(null, first.address, first.family)
    } catch (refused) {
      answer(refused as Error, [])
    }
  }
}

function refuseInner(host: string, found: LookupAddress[]): void {
  const { admitted = NOTHING_ADMITTED } = config()
  if (!found.some(({ address }) => isInnerAddress(address, { host, admitted }))) return
  throw new InnerAddress()
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 300 && statusCode < 400 && statusCode !== 304
}

const WITHOUT_BODY = [204, 205, 304]

/** Throws if the answer is a redirect, or has a status that there is not (RFC 9110 §15). */
function toResponse(answer: IncomingMessage): Response {
  if (isRedirect(answer)) throw new Error('the address answers with a redirect')
  const status = answer.statusCode ?? 502
  const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  const isEmpty = WITHOUT_BODY.includes(status)
  if (isEmpty) answer.resume()
  const body = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
  return new Response(body, { status, headers })
}
