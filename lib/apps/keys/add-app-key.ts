import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeApp } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import type { AppKeyView } from './app-key'
import type { AppKeyInput } from './app-key-input'
import { makeAppKey } from './make-app-key'
import { refuseDuplicateKey, refuseKeyless } from './refuse-key'
import { findKeys, insertKey } from './store'
import { viewAppKey } from './view-app-key'

/**
 * Adds a public key with which the app may sign assertions (RFC 7523 §2.2). Refuses with
 * `not_found`, `forbidden`, `app_deleted`, `app_suspended`, `app_keeps_no_secret` for a native app,
 * `app_described_elsewhere`, `keys_at_jwks_uri`, `too_many_keys`, `step_up_required`, and
 * `invalid_input` with a sentence per field. A private key is refused before it is parsed.
 */
export async function addAppKey(
  actor: Actor,
  appId: string,
  input: AppKeyInput,
): Promise<AppKeyView> {
  refuseKeyless(await authorizeApp(db(), actor, appId, 'change'))
  requireStepUp(actor)
  const key = await makeAppKey(actor, appId, input)
  await changeApp(actor, appId, async (app, tx) => {
    refuseKeyless(app)
    refuseDuplicateKey(await findKeys(tx, appId), key)
    const { use: _, ...row } = key
    await insertKey(tx, row)
    const { id: keyId, name, thumbprint } = key
    return planChange('app.key_added', { detail: { keyId, name, thumbprint } })
  })
  return viewAppKey(key)
}
