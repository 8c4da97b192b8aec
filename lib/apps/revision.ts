import { sha256 } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'
import { FORM_FIELD_NAMES, type FormFieldName, type Registered } from './fields/fields'
import type { AppRecord } from './store'

/**
 * A digest of an app's registration. A form sends the one with which it was opened, so that it
 * cannot overwrite a newer edit. Changes of the logo or the members, or a suspension, do not change
 * it.
 */
export function revisionOf(app: Pick<Registered, FormFieldName>): string {
  const values = FORM_FIELD_NAMES.map((field) => app[field])
  return sha256(JSON.stringify(values)).toString('base64url')
}

/** Refuses with `app_changed_meanwhile` if `revision` is given and is no longer the app's. */
export function refuseStale(app: AppRecord, revision: string | undefined): void {
  if (revision === undefined || revision === revisionOf(app)) return
  throw new Refusal('app_changed_meanwhile', `app ${app.id} is at version ${app.version}`)
}
