import { pauseOf } from './pause'
import { plannedEndOf } from './planned-end'
import { formatHint, type MovedIn, type SecretView, secretStatus, WEAKNESSES } from './secret'
import type { SecretRecord } from './store'

/** What may be shown of a secret at `now`. */
export function viewSecret(record: SecretRecord, now: Date): SecretView {
  const { id, appId, name, createdAt, createdByName, expiresAt, retiredAt } = record
  const { retirement, retiredByName, retiredBecause, use, trailedAt } = record
  const pause = pauseOf(record)
  const isMended = use !== null && trailedAt !== null && use.lastUsedAt > trailedAt
  return {
    id,
    appId,
    name,
    createdAt,
    createdByName,
    expiresAt,
    retiredAt,
    retirement,
    retiredByName,
    retiredBecause,
    pause,
    plannedEnd: plannedEndOf(record),
    use,
    movedIn: movedInOf(record),
    networks: record.networks,
    trailedAt: isMended ? null : trailedAt,
    slot: record.slot === 1 || record.slot === 2 ? record.slot : null,
    hint: formatHint(record),
    status: secretStatus({ expiresAt, retirement, pause }, now),
  }
}

function movedInOf({ movedInAt, weakness, foreignDigest }: SecretRecord): MovedIn | null {
  if (!movedInAt) return null
  const { kind = null } = (foreignDigest ?? {}) as { kind?: string }
  return {
    at: movedInAt,
    weakness: WEAKNESSES.find((one) => one === weakness) ?? null,
    digest: kind,
  }
}
