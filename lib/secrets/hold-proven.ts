import { holdApp } from '@/lib/apps/hold-app'
import type { Tx } from '@/lib/db/client'
import type { ProvenSecret } from './find-by-value'
import { findSecret, type SecretRecord } from './store'

/** A secret whose value was shown, with its app locked until the transaction ends; null if it is gone. */
export async function holdProven(
  tx: Tx,
  { organizationId, appId, secretId }: ProvenSecret,
): Promise<SecretRecord | null> {
  await holdApp(tx, { organizationId, appId })
  return findSecret(tx, appId, secretId)
}
