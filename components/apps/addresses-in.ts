/** Between addresses that were copied together: lines and spaces, and commas before another scheme. */
const BETWEEN = /\s+|[,;](?=\s*(?:$|["']?[a-z][a-z0-9+.-]*:))/i

/** The addresses in a pasted text, each without quotes around it. */
export function addressesIn(text: string): string[] {
  return text
    .split(BETWEEN)
    .map((one) => one.replace(/^["'[(]+|["'\]),;]+$/g, ''))
    .filter(Boolean)
}
