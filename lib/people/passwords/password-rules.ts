import { normalForm } from '@/lib/text'

/** The minimum length in characters. There is no rule about which characters. */
export const LEAST_CHARACTERS = 12

/** bcrypt reads no further, so a longer password would be weaker than it looks. */
export const MOST_BYTES = 72

/** zxcvbn's 3 of 4: "safely unguessable", at least 10^8 guesses. */
export const LEAST_SCORE = 3

/** What is wrong with a password's length, in a sentence, or null. */
export function lengthProblem(password: string): string | null {
  const canonical = canonicalPassword(password)
  if ([...canonical].length < LEAST_CHARACTERS) {
    return `Use ${LEAST_CHARACTERS} characters or more; a few unrelated words do well.`
  }
  if (new TextEncoder().encode(canonical).length > MOST_BYTES) {
    return `Use at most ${MOST_BYTES} bytes: ${MOST_BYTES} plain letters, fewer with accents or emoji.`
  }
  return null
}

/**
 * The form in which a password is digested. Keyboards compose the same character in different ways
 * (NIST SP 800-63B, 3.1.1.2).
 */
export function canonicalPassword(password: string): string {
  return normalForm(password, MOST_BYTES, 'NFKC')
}

/** What an attacker who knows the owner would try first. */
export function guessableWords(owner: { email: string; name: string }): string[] {
  const { email, name } = owner
  const parts = [...email.split(/[@.+_-]/), ...name.split(/\s+/)].filter((part) => part.length > 2)
  return ['keyturn', email, name, ...parts]
}

/** Why zxcvbn calls a password weak, by the name of its warning. */
const REASONS: Readonly<Record<string, string>> = {
  straightRow: 'rows of keys are among the first guesses',
  keyPattern: 'patterns on the keyboard are among the first guesses',
  simpleRepeat: 'repeated characters add little',
  extendedRepeat: 'repeated patterns add little',
  sequences: 'sequences such as “abc” or “123” are among the first guesses',
  recentYears: 'years are among the first guesses',
  dates: 'dates are among the first guesses',
  topTen: 'it is one of the most used passwords',
  topHundred: 'it is one of the most used passwords',
  common: 'it is a commonly used password',
  similarToCommon: 'it resembles a commonly used password',
  wordByItself: 'a single word is among the first guesses',
  namesByThemselves: 'names are among the first guesses',
  commonNames: 'names are among the first guesses',
  userInputs: 'it is made from your name, your email or the word Keyturn',
}

/** A sentence that says why a password is too weak and what to do. */
export function weaknessSentence(warning: string | null): string {
  const reason = (warning && REASONS[warning]) || 'too few of its parts are a surprise'
  return `This password is too easy to guess: ${reason}. Add another unrelated word or two.`
}
