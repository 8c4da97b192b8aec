/** The text as LIKE and ILIKE read it literally. */
export function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}

/** A pattern for LIKE: what has the text in it. */
export function containing(text: string): string {
  return `%${literal(text)}%`
}
