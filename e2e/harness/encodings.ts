/**
 * Every encoding in which a value could be stored: itself, hexadecimal, and base64 at each of three
 * offsets. The ends, which depend on neighbouring bytes, are cut off.
 */
function encodingsOf(value: string): string[] {
  const bytes = Buffer.from(value)
  const base64 = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes])
    const text = shifted
      .toString('base64')
      .replaceAll('=', '')
      .slice(shift ? 4 : 0, -2)
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')]
  })
  return [...new Set([value, bytes.toString('hex'), ...base64])]
}

/** The names of the values that occur in the text, in any encoding. */
export function findValues(text: string, values: Record<string, string>): string[] {
  const lower = text.toLowerCase()
  return Object.entries(values)
    .filter(([, value]) =>
      encodingsOf(value).some((one) => text.includes(one) || lower.includes(one.toLowerCase())),
    )
    .map(([name]) => name)
}
