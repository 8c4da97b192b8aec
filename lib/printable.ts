/** Control characters, lone surrogates, line separators, marks that turn the direction of text. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** Whether a line of typed text shows as what it is. */
export function isPrintable(line: string): boolean {
  return !UNPRINTABLE.test(line)
}
