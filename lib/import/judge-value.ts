import { Refusal } from '@/lib/errors'
import { passwordWork } from '@/lib/people/passwords/password-work'
import type { Weakness } from '@/lib/secrets/secret'

/** 16 characters of base64 carry 96 bits. */
const SHORTEST = 16
const FEWEST_SIGNS = 6
/** Longer ones are made by machines; zxcvbn takes long for them. */
const JUDGED_TO = 31
const LEAST_SCORE = 4

/**
 * What is weak about a value that another server, or a person, has chosen; null when nothing is found.
 * Nothing is found either while many people choose a password.
 */
export async function judgeValue(value: string): Promise<Weakness | null> {
  if (value.length < SHORTEST) return 'short'
  if (new Set(value).size < FEWEST_SIGNS) return 'repetitive'
  if (value.length > JUDGED_TO) return null
  const judged = { password: value, words: [] }
  const turn = { known: false, share: 'imports' }
  const score = await passwordWork('judge', judged, turn).then((judged) => judged.score, freeOf)
  return score < LEAST_SCORE ? 'guessable' : null
}

function freeOf(error: unknown): number {
  if (error instanceof Refusal) return LEAST_SCORE
  throw error
}
