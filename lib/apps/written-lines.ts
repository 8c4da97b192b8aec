/** The lines of a text. Blank lines are kept, so that an error can name the line number. */
export function linesOf(typed: string): string[] {
  return typed.split(/\r\n|\r|\n/)
}

/** The lines that are not blank. */
export function written(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '')
}

/** One sentence for every line that is wrong or a duplicate; empty when all are valid. */
export function validateLines(
  lines: readonly string[],
  validate: (line: string) => string | null,
): string {
  return lines
    .map((line, index) => {
      if (line === '') return null
      const first = lines.indexOf(line)
      const twice = first < index ? `is the same as line ${first + 1}.` : null
      const complaint = validate(line) ?? twice
      return complaint ? `Line ${index + 1} ${complaint}` : null
    })
    .filter((sentence) => sentence !== null)
    .join(' ')
}
