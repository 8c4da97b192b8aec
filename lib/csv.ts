/** What a spreadsheet takes for the beginning of a formula, and what hides one before it. */
const FORMULA = /^[=+\-@\t\r]/

const NEEDS_QUOTES = /["\r\n,]/

/**
 * One record of a CSV file (RFC 4180), with its line end. A value that a spreadsheet would compute
 * gets an apostrophe before it, because some of them run what they compute.
 */
export function csvRecord(values: readonly (string | number | null)[]): string {
  return `${values.map(inQuotes).join(',')}\r\n`
}

function inQuotes(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
