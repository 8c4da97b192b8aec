import type { Tx } from '@/lib/db/client'
import { secretMatches } from './digest-secret'
import { findDigest } from './store'

/** Whether this is the value of that secret. */
export async function isValueOf(tx: Tx, secretId: string, value: string): Promise<boolean> {
  const stored = await findDigest(tx, secretId)
  return stored !== null && secretMatches(value, stored)
}
