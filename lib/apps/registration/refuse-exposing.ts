import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AppType } from '../fields/field'
import type { AppRecord } from '../store'
import { hasCredentials } from './credentials-store'

/**
 * Refuses with `invalid_input` to make an app native while it has secrets or keys. A native app
 * runs where everybody can read them (RFC 8252 §8.5), so they must be removed first.
 */
export async function refuseExposing(tx: Tx, app: AppRecord, type: AppType): Promise<void> {
  if (type !== 'native' || app.type === 'native') return
  if (!app.jwksId && !(await hasCredentials(tx, app.id, now()))) return
  const sentence = 'Revoke its secrets and remove its keys first: a native app keeps none.'
  throw new Refusal('invalid_input', 'a native app with secrets', { type: sentence })
}
