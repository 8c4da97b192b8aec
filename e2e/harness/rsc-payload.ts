/**
 * The part of React's wire format that a test needs: rows of `id:value`, separated by newlines.
 * Strings that begin with `$` refer to other rows or stand for values that JSON does not have.
 */
type Rows = Map<string, string>

/** What the server action returned; `undefined` when it returned nothing or threw. */
export function actionResult(payload: string): unknown {
  const rows = splitRows(payload)
  const root = rows.get('0')
  if (!root?.startsWith('{')) return undefined
  return revive(JSON.parse(root).a, rows)
}

/** Splits the payload. Text rows (`T` and a length in hexadecimal) may contain newlines. */
function splitRows(payload: string): Rows {
  const rows: Rows = new Map()
  let bytes = Buffer.from(payload)
  while (bytes.length > 0) {
    const colon = bytes.indexOf(':')
    if (colon < 0) break
    const id = bytes.subarray(0, colon).toString()
    const text = /^T([0-9a-f]+),/.exec(bytes.subarray(colon + 1, colon + 20).toString())
    if (text) {
      const start = colon + 1 + text[0].length
      const end = start + Number.parseInt(text[1] ?? '0', 16)
      rows.set(id, JSON.stringify(bytes.subarray(start, end).toString()))
      bytes = bytes.subarray(end)
      continue
    }
    const newline = bytes.indexOf('\n')
    const end = newline < 0 ? bytes.length : newline
    rows.set(id, bytes.subarray(colon + 1, end).toString())
    bytes = bytes.subarray(end + 1)
  }
  return rows
}

function revive(value: unknown, rows: Rows): unknown {
  if (Array.isArray(value)) return value.map((item) => revive(item, rows))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revive(one, rows)]))
  }
  if (typeof value !== 'string' || !value.startsWith('$')) return value
  if (value.startsWith('$$')) return value.slice(1)
  if (value === '$undefined') return undefined
  if (value.startsWith('$D')) return new Date(value.slice(2))
  const row = rows.get(value.replace(/^\$[@L]?/, ''))
  return row && /^["{[0-9tfn-]/.test(row) ? revive(JSON.parse(row), rows) : undefined
}
