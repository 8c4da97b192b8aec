/** What a spreadsheet takes for the beginning of a formula, and what hides one before it. */
const FORMULA = /^[=+\-@\t\r]/

/** Also what some spreadsheets take for a comma: a formula could stand behind it. */
const NEEDS_QUOTES = /["\r\n\t,;]/

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

/** What was read of a CSV file, and the number of the first record with a quotation mark too many; null: none. */
type CsvRead = { records: string[][]; brokenAt: number | null }

/**
 * The records of a CSV file (RFC 4180): values between quotation marks may have commas, line breaks and
 * doubled quotation marks. The first line says whether commas, semicolons or tabs stand between values.
 */
export function readCsv(text: string): CsvRead {
  const separator = separatorOf(text)
  const value = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`,
    'y',
  )
  const records: string[][] = [[]]
  const read = () => records.filter((record) => record.length > 0)
  while (value.lastIndex < text.length) {
    const found = value.exec(text)
    if (!found) return { records: read(), brokenAt: records.length }
    const [, quoted, plain = '', end] = found
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== separator) records.push([])
    else if (value.lastIndex === text.length) records.at(-1)?.push('')
  }
  return { records: read(), brokenAt: null }
}

function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  if (first.includes('\t')) return '\t'
  return first.includes(';') && !first.includes(',') ? ';' : ','
}
