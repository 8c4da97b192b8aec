/** So much longer can a text be before its characters are composed: no normal form shrinks more. */
const COMPOSED_OF_MAX = 4

type Form = 'NFC' | 'NFKC' | 'NFKD'

/** What people type into a field that searches. */
export const SEARCH_MAX = 200

/**
 * The text in a Unicode normal form. The only place that normalizes: the time it takes grows with
 * the square of the marks on one letter, so a text that `max` characters cannot hold in any form
 * comes back as it is, too long for the check that follows.
 */
export function normalForm(text: string, max: number, form: Form = 'NFC'): string {
  return text.length > max * COMPOSED_OF_MAX ? text : text.normalize(form)
}

/** What was typed, without the spaces around it, in the form in which it is stored and compared. */
export function typedText(typed: string, max: number): string {
  return normalForm(typed.trim(), max)
}

/** The entries of a list that is written with commas, spaces or lines between them. */
export function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

/** The words, beginning with a capital letter. */
export function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
