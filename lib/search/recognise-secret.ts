import { hasChecksum, SECRET_FORM, SECRET_OR_PART } from '@/lib/secrets/secret-format'

/** A secret in a text: its public id, and whether the value is whole and was typed without error. */
export type RecognisedSecret = { secretId: string; whole: boolean }

const WHOLE = new RegExp(`^${SECRET_FORM.source}$`)

/** Longer than an id or a thumbprint of a key: a token, an assertion, or the end of a secret. */
const LONG_VALUE = /[A-Za-z0-9_+/=-]{44,}/g
const HEX = /^[0-9a-f]{1,64}$/i

/** The secret that a text holds, whatever stands around it; null if it holds none. */
export function recogniseSecret(text: string): RecognisedSecret | null {
  const [value, secretId] = SECRET_OR_PART.exec(text) ?? []
  if (!value || !secretId) return null
  return { secretId, whole: WHOLE.test(value) && hasChecksum(value) }
}

/** Whether a text holds something that may open a door, and that nothing is found by. */
export function holdsLongValue(text: string): boolean {
  if (/^https:\/\/\S+$/.test(text.trim())) return false
  return (text.match(LONG_VALUE) ?? []).some((value) => !HEX.test(value))
}

/** The same rule for a browser without script, as the `pattern` of a field. */
export const NO_SECRET_PATTERN = '(?!.*_[cC][sS]_[0-9A-Za-z]{8}_[0-9A-Za-z]{5}).*'
