import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { refuseDescribedElsewhere } from '../refuse-described-elsewhere'
import type { AppRecord } from '../store'
import { hasCredentials } from './credentials-store'
import { needsStepUp } from './needs-step-up'
import { planEdit, type Told } from './plan-edit'
import { type Registration, registration } from './registration'
import { revisionOf } from './revision'

/** A native app has nothing to keep a secret in, so what it has is given up first. */
async function refuseExposing(tx: Tx, app: AppRecord, told: Told): Promise<void> {
  if (told.type !== 'native' || app.type === 'native') return
  if (!app.jwksUri && !(await hasCredentials(tx, app.id, now()))) return
  const sentence = 'Revoke its secrets and remove its keys first: a native app keeps none.'
  throw new Refusal('invalid_input', 'a native app with secrets', { type: sentence })
}

/** A registration, and with `revision` the one it was written from. */
export type AppEdit = Registration & { revision?: string | undefined }

/**
 * Replaces the app's registration; the same again changes nothing. Whoever is no administrator and
 * changes what people are shown, or where they are sent, ends its being verified. Refuses with
 * `not_found`, `forbidden`, `app_deleted`, `app_described_elsewhere`, `invalid_input` with a
 * sentence per field, `app_changed_meanwhile` when it no longer is what `revision` says, and
 * `step_up_required` where it is more than words.
 */
export function editApp(actor: Actor, appId: string, input: AppEdit): Promise<AppView> {
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    refuseDescribedElsewhere(app)
    const data = acceptInput(registration, input)
    await refuseExposing(tx, app, data)
    const change = planEdit(app, data, { vouches: actor.role === 'administrator' })
    if (change && input.revision !== undefined && input.revision !== revisionOf(app)) {
      throw new Refusal('app_changed_meanwhile', `app ${appId} is at version ${app.version}`)
    }
    if (change && needsStepUp(app, data)) requireStepUp(actor)
    return change
  })
}
