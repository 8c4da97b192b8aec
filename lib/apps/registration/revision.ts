import { sha256 } from '@/lib/crypto/digest'
import { FORM_FIELD_NAMES, type FormFieldName, type Registered } from '../fields/fields'

/**
 * A digest of an app's registration. A form sends the one with which it was opened, so that it
 * cannot overwrite a newer edit. Changes of the logo or the members, or a suspension, do not change
 * it.
 */
export function revisionOf(app: Pick<Registered, FormFieldName>): string {
  const values = FORM_FIELD_NAMES.map((field) => app[field])
  return sha256(JSON.stringify(values)).toString('base64url')
}
