import { sealHeader } from './authorization-header'
import type { StreamData } from './signal-stream'
import { type NewStream, PUSH } from './stream-input'

/** What a stream's row holds of a delivery. */
export function deliveryData(
  streamId: string,
  delivery: NewStream['delivery'],
): Pick<StreamData, 'delivery' | 'endpointUrl' | 'sealedAuthorization'> {
  if (delivery.method !== PUSH) {
    return { delivery: 'poll', endpointUrl: null, sealedAuthorization: null }
  }
  const { endpoint_url: endpointUrl, authorization_header: header } = delivery
  const sealedAuthorization = header === undefined ? null : sealHeader(streamId, header)
  return { delivery: 'push', endpointUrl, sealedAuthorization }
}
