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
  { jwksUri, jwks = null }: { jwksUri: string | null; jwks?: string | null },
): Promise<void> {
  const set = [
    ...(jwksUri && jwksUri !== app.jwksUri ? ['jwksUri'] : []),
    ...(jwks && jwks !== app.jwks ? ['jwks'] : []),
  ]
  if (set.length === 0 || (await findKeys(tx, app.id)).length === 0) return
  const sentence = 'Remove the keys that were added here first: it is one or the other.'
  throw new Refusal(
    'invalid_input',
    'keys and an address',
    Object.fromEntries(set.map((f) => [f, sentence])),
  )
}
