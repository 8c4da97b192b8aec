/** The lines of a text, blank ones kept, so that a complaint can name the line. */
export function linesOf(typed: string): string[] {
  return typed.split(/\r\n|\r|\n/)
}

/** The lines that are not blank. */
export function written(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '')
}

/** One sentence about every line that is wrong or stands there twice; empty when all are right. */
export function complaintsAbout(
  lines: readonly string[],
  complaintAbout: (line: string) => string | null,
): string {
  return lines
    .map((line, index) => {
      if (line === '') return null
      const first = lines.indexOf(line)
      const twice = first < index ? `is the same as line ${first + 1}.` : null
      const complaint = complaintAbout(line) ?? twice
      return complaint ? `Line ${index + 1} ${complaint}` : null
    })
    .filter((sentence) => sentence !== null)
    .join(' ')
}
