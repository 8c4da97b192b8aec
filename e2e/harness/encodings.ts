/**
 * Every form in which a value could lie somewhere: itself, its hexadecimal, and its base64 wherever
 * it may begin within three bytes. Short ends that depend on the neighbours are cut off.
 */
function disguisesOf(value: string): string[] {
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

/** The names of the values that occur in the text, in whatever form. */
export function findValues(text: string, values: Record<string, string>): string[] {
  const lower = text.toLowerCase()
  return Object.entries(values)
    .filter(([, value]) =>
      disguisesOf(value).some((one) => text.includes(one) || lower.includes(one.toLowerCase())),
    )
    .map(([name]) => name)
}
