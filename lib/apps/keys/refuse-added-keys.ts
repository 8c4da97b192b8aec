import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AppRecord } from '../store'
import { findKeys } from './store'

/**
 * Refuses with `invalid_input` about the field `jwksUri` when an app that has keys here sets a JWKS
 * address. An app uses one or the other.
 */
export async function refuseAddedKeys(
  tx: Tx,
  app: AppRecord,
  jwksUri: string | null,
): Promise<void> {
  if (!jwksUri || jwksUri === app.jwksUri || (await findKeys(tx, app.id)).length === 0) return
  const sentence = 'Remove the keys that were added here first: it is one or the other.'
  throw new Refusal('invalid_input', 'keys and an address', { jwksUri: sentence })
}
