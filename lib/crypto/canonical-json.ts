/**
 * A value as the one text that RFC 8785 (JCS) gives it: names in the order of their UTF-16 code units, no
 * spaces, numbers and strings as JavaScript writes them. A `Date` is its ISO text in UTC.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join()}}`
}
