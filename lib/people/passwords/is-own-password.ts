import {
  forgivePasswordChange,
  notePasswordChange,
  uncountPasswordChange,
} from '@/lib/limits/password-change-limit'
import { matchesDigest } from './password-digest'

/**
 * Whether a signed-in person has typed their own password. Wrong ones are counted per person. Throws
 * `Refusal` with `too_many_attempts` or `busy`.
 */
export async function isOwnPassword(
  personId: string,
  typed: string,
  digest: string | null,
): Promise<boolean> {
  await notePasswordChange(personId)
  const matches = await matchesDigest(typed, digest, {
    turn: { known: true, share: personId },
    uncount: () => uncountPasswordChange(personId),
  })
  if (matches) await forgivePasswordChange(personId)
  return matches
}
