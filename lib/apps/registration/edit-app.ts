import { type Actor, isInPerson } from '@/lib/actor'
import { requestPermissions } from '@/lib/apis/permissions/request-permissions'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { AppView } from '../app'
import { holdEdit } from '../approvals/hold-edit'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { developmentAfter } from '../fields/development'
import { decodeLogoOf } from '../logo/decode-logo-of'
import { type LogoEdit, writeLogo } from '../logo/write-logo'
import { changedFields, planEdit } from '../plan-edit'
import type { PlannedChange } from '../planned-change'
import { refuseMetadataDocumentApp } from '../refuse-metadata-document-app'
import { refuseStale } from '../revision'
import { needsStepUp } from './needs-step-up'
import { refuseExposing } from './refuse-exposing'
import type { AppRegistration } from './registration'

/** The form's values, and in `revision` the registration with which the form was opened. */
export type AppEdit = AppRegistration & { revision?: string | undefined; logo?: LogoEdit }

/**
 * Replaces the app's form fields, and its logo if one is sent, in one event. Equal values change
 * nothing. Added scopes are requested of their APIs. By the policy, what makes the app wider waits
 * for approval. If the actor is no administrator and changes
 * what an administrator vouches for, the app is no longer verified. Refuses with `not_found`,
 * `forbidden`, `app_deleted`,
 * `app_described_elsewhere`, `invalid_input` about the fields `logo` and `type`,
 * `app_changed_meanwhile` when the app no longer has this `revision`, and `step_up_required` when
 * more than words change.
 */
export async function editApp(actor: Actor, appId: string, edit: AppEdit): Promise<AppView> {
  const { revision, logo, ...form } = edit
  const png = logo && (await decodeLogoOf(actor, appId, logo))
  return changeApp(actor, appId, async (app, tx) => {
    // What a program has named belongs to the type that it has named.
    const named = form.type === app.type ? {} : { grantTypes: [] }
    const developmentUntil = developmentAfter(app, form.developmentUntil)
    const input = { ...form, ...named, developmentUntil }
    refuseDeleted(app)
    refuseMetadataDocumentApp(app)
    await refuseExposing(tx, app, input.type)
    if (changedFields(app, input).length > 0) {
      refuseStale(app, revision)
      if (needsStepUp(app, input)) requireStepUp(actor)
    }
    const held = await holdEdit(tx, actor, { app, edit: input })
    const { atOnce } = held
    const vouches = actor.role === 'administrator' && isInPerson(actor)
    const plan = planEdit(app, atOnce, { vouches, logo: await writeLogo(tx, appId, png) })
    const added = atOnce.scopes.filter((scope) => !app.scopes.includes(scope))
    return plan && requesting(plan, added)
  })
}

/** The plan, with added scopes requested of their APIs. */
function requesting(plan: PlannedChange, scopes: readonly string[]): PlannedChange {
  return {
    ...plan,
    async record(tx, actor, app) {
      await plan.record(tx, actor, app)
      await requestPermissions(tx, actor, { app, scopes })
    },
  }
}
