import { config } from '@/lib/config'
import type { StreamRecord } from '@/lib/signals/signal-stream'
import { EVENTS_SUPPORTED, MIN_VERIFICATION_SECONDS } from '@/lib/signals/signal-stream'
import { POLL, PUSH } from '@/lib/signals/stream-input'
import { SIGNAL_ROUTES } from '../protocol/routes'

/** A stream as its receiver sees it (Framework §8.1.1). The header of its pushes is never shown again. */
export function streamAnswer(stream: StreamRecord): object {
  const { id, appId, eventsRequested, description } = stream
  const { url } = config()
  return {
    stream_id: id,
    iss: url,
    aud: appId,
    events_supported: EVENTS_SUPPORTED,
    events_requested: eventsRequested,
    events_delivered: EVENTS_SUPPORTED.filter((event) => eventsRequested.includes(event)),
    delivery:
      stream.endpointUrl === null
        ? { method: POLL, endpoint_url: `${url}${SIGNAL_ROUTES.poll}/${id}` }
        : { method: PUSH, endpoint_url: stream.endpointUrl },
    min_verification_interval: MIN_VERIFICATION_SECONDS,
    ...(description ? { description } : {}),
  }
}

/** A stream's status (§8.1.2.1). */
export function statusAnswer({ id, status, statusReason }: StreamRecord): object {
  return { stream_id: id, status, ...(statusReason ? { reason: statusReason } : {}) }
}

/** Where everything is (§7.1), and that nobody adds subjects: all are in each stream. */
export function transmitterMetadata(): object {
  const { url } = config()
  return {
    spec_version: '1_0',
    issuer: url,
    jwks_uri: `${url}/oauth2/jwks`,
    delivery_methods_supported: [PUSH, POLL],
    configuration_endpoint: url + SIGNAL_ROUTES.streams,
    status_endpoint: url + SIGNAL_ROUTES.status,
    verification_endpoint: url + SIGNAL_ROUTES.verify,
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  }
}
