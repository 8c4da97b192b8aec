import { sha256 } from '@/lib/crypto/digest'
import { FORM_FIELD_NAMES, type FormFieldName, type Registered } from '../fields/fields'

/**
 * The same for two registrations that say the same. A form carries the one it was opened with, so
 * that it cannot undo what somebody else has written since. Whatever else happens to the app, its
 * logo, its people, being suspended, leaves it alone.
 */
export function revisionOf(app: Pick<Registered, FormFieldName>): string {
  const values = FORM_FIELD_NAMES.map((field) => app[field])
  return sha256(JSON.stringify(values)).toString('base64url')
}
