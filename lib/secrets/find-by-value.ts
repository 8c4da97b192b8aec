import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { secretMatches } from './digest-secret'
import { findWithDigest } from './ending-store'
import { parseSecret } from './parse-secret'

/** A secret that somebody has shown the value of. */
export type ProvenSecret = { secretId: string; appId: string; organizationId: string }

/**
 * Whose secret this value is, whether it works or has ended. Null for what no secret here is: also for
 * a value whose public id and checksum are right, which anybody can make who has seen a hint.
 */
export async function findByValue(value: Plaintext): Promise<ProvenSecret | null> {
  const id = parseSecret(value.reveal())?.id
  const found = id ? await findWithDigest(db(), id) : null
  if (!found || !secretMatches(value.reveal(), found)) return null
  const { appId, app } = found
  return { secretId: found.id, appId, organizationId: app.organizationId }
}
