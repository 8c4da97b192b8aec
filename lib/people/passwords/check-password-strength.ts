import { Refusal } from '@/lib/errors'
import { provenTurn } from './password-digest'
import {
  canonicalPassword,
  guessableWords,
  LEAST_SCORE,
  lengthProblem,
  weaknessSentence,
} from './password-rules'
import { passwordWork } from './password-work'

/**
 * Refuses a password of fewer than 12 characters, of more than 72 bytes, or with a zxcvbn score
 * below 3 of 4. The score takes the owner's email and name into account. Throws
 * `Refusal('invalid_input')` with the reason at `field`, or
 * `Refusal('busy')`.
 */
export async function checkPasswordStrength(
  password: string,
  owner: { email: string; name: string },
  field = 'password',
): Promise<void> {
  // Check the length first: it limits the time that zxcvbn takes.
  const tooShortOrLong = lengthProblem(password)
  if (tooShortOrLong) throw new Refusal('invalid_input', 'length', { [field]: tooShortOrLong })
  const judged = { password: canonicalPassword(password), words: guessableWords(owner) }
  const { score, warning } = await passwordWork('judge', judged, provenTurn(owner))
  if (score >= LEAST_SCORE) return
  throw new Refusal('invalid_input', `score ${score}`, { [field]: weaknessSentence(warning) })
}
