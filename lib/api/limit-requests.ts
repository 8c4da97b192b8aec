import type { OutgoingHttpHeaders } from 'node:http'
import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import {
  API_REQUESTS,
  API_WINDOW_SECONDS,
  noteApiRequest,
  secondsUntilServed,
} from '@/lib/limits/api-request-limit'

const POLICY = `"caller";q=${API_REQUESTS};w=${API_WINDOW_SECONDS}`

/** One caller: a person through an app, or an app for itself. */
export function callerOf({ personId, through }: Pick<Actor, 'personId' | 'through'>): string {
  return `${personId} ${through?.appId}`
}

/**
 * Counts a request of the caller, and writes into `headers` what is left
 * (draft-ietf-httpapi-ratelimit-headers-10). Refuses with `too_many_requests`.
 */
export function limitRequests(actor: Actor, headers: OutgoingHttpHeaders): void {
  const caller = callerOf(actor)
  const left = noteApiRequest(caller)
  const seconds = left?.seconds ?? secondsUntilServed(caller)
  headers['ratelimit-policy'] = POLICY
  headers.ratelimit = `"caller";r=${left?.requests ?? 0};t=${seconds}`
  if (left) return
  headers['retry-after'] = String(seconds)
  throw new Refusal('too_many_requests', caller)
}
