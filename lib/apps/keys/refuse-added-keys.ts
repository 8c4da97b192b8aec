import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AppRecord } from '../store'
import { findKeys } from './store'

/**
 * Refuses with `invalid_input` about the field when an app that has keys here sets a JWKS address, or
 * registers keys. An app uses one or the other.
 */
export async function refuseAddedKeys(
  tx: Tx,
  app: AppRecord,
  keys: { jwksUri: string | null; jwks?: string | null },
): Promise<void> {
  const set = (['jwksUri', 'jwks'] as const).filter(
    (field) => keys[field] && keys[field] !== app[field],
  )
  if (set.length === 0 || (await findKeys(tx, app.id)).length === 0) return
  const sentence = 'Remove the keys that were added here first: it is one or the other.'
  const complaints = Object.fromEntries(set.map((field) => [field, sentence]))
  throw new Refusal('invalid_input', 'keys and an address', complaints)
}
