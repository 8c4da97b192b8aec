import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { authorizeApp, refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { decodeLogo } from '../logo/decode-logo'
import { type LogoEdit, writeLogo } from '../logo/write-logo'
import { refuseMetadataDocumentApp } from '../refuse-metadata-document-app'
import { needsStepUp } from './needs-step-up'
import { changedFields, planEdit } from './plan-edit'
import { refuseExposing } from './refuse-exposing'
import type { AppRegistration } from './registration'
import { revisionOf } from './revision'

/** What the form says, and with `revision` the registration that it was opened with. */
export type AppEdit = AppRegistration & { revision?: string | undefined; logo?: LogoEdit }

/**
 * Replaces what the form has of the app, and its logo where one comes with it, in one event; the
 * same again changes nothing. Whoever is no administrator and changes what people are shown, or
 * where they are sent, ends that it is verified. Refuses with `not_found`, `forbidden`,
 * `app_deleted`, `app_described_elsewhere`, `invalid_input` about the fields `logo` and `type`,
 * `app_changed_meanwhile` when it no longer is what `revision` says, and `step_up_required` where
 * it is more than words.
 */
export async function editApp(actor: Actor, appId: string, edit: AppEdit): Promise<AppView> {
  const { revision, logo, ...input } = edit
  const png = logo && (await decodeFor(actor, appId, logo))
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    refuseMetadataDocumentApp(app)
    await refuseExposing(tx, app, input.type)
    if (changedFields(app, input).length > 0) {
      if (revision !== undefined && revision !== revisionOf(app)) {
        throw new Refusal('app_changed_meanwhile', `app ${appId} is at version ${app.version}`)
      }
      if (needsStepUp(app, input)) requireStepUp(actor)
    }
    const vouches = actor.role === 'administrator'
    return planEdit(app, input, { vouches, logo: await writeLogo(tx, appId, png) })
  })
}

/** Before the app is locked, and for nobody who may not change it: decoding takes its time. */
async function decodeFor(actor: Actor, appId: string, logo: Uint8Array) {
  await authorizeApp(db(), actor, appId, 'change')
  return decodeLogo(logo)
}
