import type { Unattended } from '@/lib/audit/record-event'
import type { Receiver } from './receiver'
import type { StreamRecord } from './signal-stream'

/** A receiver as the audit log names it: no person acts. */
export function byReceiver({ organizationId, appName, origin }: Receiver): Unattended {
  return { organizationId, personName: appName, origin }
}

/** The host of a stream's endpoint; null for a stream that is polled. */
export function hostOf({ endpointUrl }: Pick<StreamRecord, 'endpointUrl'>): string | null {
  return endpointUrl === null ? null : new URL(endpointUrl).host
}

/** What the audit log says of a stream. The endpoint's path may open something, so it is left out. */
export function saidOf(stream: Pick<StreamRecord, 'id' | 'appId' | 'endpointUrl'>, name: string) {
  return {
    target: { kind: 'app', id: stream.appId, name },
    detail: { streamId: stream.id, host: hostOf(stream) },
  } as const
}
