/** Whether PostgreSQL takes it as a text: it has no NUL, and no half of a character. */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text)
}

/** Whether every text in the value is one, keys included. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).flat().every(isStorable)
}

/** The text with a sign in the place of each character that PostgreSQL does not take. */
export function asStorableText(text: string): string {
  return text.replaceAll(/[\0\p{Cs}]/gu, '\ufffd')
}

/** Whether PostgreSQL takes it as a moment, in ISO 8601. It knows no year 0, where some zones begin year 1. */
export function isStorableMoment(text: string): boolean {
  return !text.startsWith('000')
}
