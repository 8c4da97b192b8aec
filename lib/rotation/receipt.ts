import { presentSealKey } from '@/lib/audit/seal/present-seal-key'
import { signStatement } from '@/lib/audit/seal/seal-key'
import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { canonicalJson } from '@/lib/crypto/canonical-json'
import type { Tx } from '@/lib/db/client'
import type { RotationView } from './rotation-record'

/** What an auditor's program looks for in the header. */
export const RECEIPT_TYPE = 'keyturn-rotation-receipt+jwt'

const base64url = (text: string) => Buffer.from(text).toString('base64url')

/**
 * The receipt of a rotation: a JWS in compact form (RFC 7515), signed with the key of the audit log's seals
 * (EdDSA). It says what was seen until now, and holds no value of a secret.
 */
export async function signReceipt(
  tx: Tx,
  rotation: RotationView,
  app: { name: string; organizationId: string },
): Promise<string> {
  const key = await presentSealKey(tx)
  const header = { alg: 'EdDSA', kid: key.id, typ: RECEIPT_TYPE }
  const payload = { ...claimsOf(rotation), app_name: app.name, organization: app.organizationId }
  const input = `${base64url(canonicalJson(header))}.${base64url(canonicalJson(payload))}`
  return `${input}.${Buffer.from(signStatement(key, input)).toString('base64url')}`
}

function claimsOf(rotation: RotationView) {
  const { old, next, deliveries, callersBefore, callersMoved } = rotation
  return {
    iss: config().url,
    iat: Math.floor(now().getTime() / 1000),
    jti: rotation.id,
    client_id: rotation.appId,
    outcome: rotation.state,
    stopped_because: rotation.stoppedBecause,
    scheduled: rotation.scheduled,
    old_secret: old,
    new_secret: next,
    issued_at: rotation.startedAt,
    issued_by: rotation.startedByName,
    delivered_at: rotation.deliveredAt,
    delivered_to: deliveries,
    first_used_at: rotation.firstUsedAt,
    first_used_from: rotation.firstAddress,
    callers: callersBefore === null ? null : { before: callersBefore, moved: callersMoved },
    quiet_since: rotation.oldLastUsedAt,
    revoked_at: rotation.oldEndedAt,
    revoked_by: rotation.oldEndedByName,
    refused_since: rotation.refusedSince,
  }
}
