import { type DeliveryTargetView, placeOf, type TargetOf } from './delivery-target'
import type { TargetRecord } from './store'

/** What may be shown of a target. */
export function viewTarget(row: Omit<TargetRecord, 'settings'> & { settings: unknown }) {
  const { id, appId, kind, name, settings, createdAt, createdByName } = row
  const { lastDeliveredAt, lastFailedAt, lastFailure } = row
  const failed = lastFailedAt && !(lastDeliveredAt && lastDeliveredAt > lastFailedAt)
  return {
    id,
    appId,
    kind,
    name,
    place: placeOf({ kind, settings } as unknown as TargetOf),
    createdAt,
    createdByName,
    lastDeliveredAt,
    failure: failed ? { at: lastFailedAt, sentence: lastFailure ?? '' } : null,
  } satisfies DeliveryTargetView
}
