import { z } from 'zod'

/** The entries that are not blank, each with the number of the line it stood in, from 1. */
export const writtenLines = z
  .array(z.string())
  .transform((typed) =>
    typed.map((line, index) => ({ line: index + 1, value: line.trim() })).filter((l) => l.value),
  )

export type WrittenLine = z.output<typeof writtenLines>[number]

/** One sentence about every line that is wrong or stands there twice; empty when all are right. */
export function complaintsAbout(
  entries: readonly WrittenLine[],
  complaintAbout: (value: string) => string | null,
): string {
  return entries
    .map(({ line, value }, index) => {
      const first = entries.findIndex((entry) => entry.value === value)
      const twice = first < index ? `is the same as line ${entries[first]?.line}.` : null
      const complaint = complaintAbout(value) ?? twice
      return complaint ? `Line ${line} ${complaint}` : null
    })
    .filter((sentence) => sentence !== null)
    .join(' ')
}

/** What was written, without the numbers. */
export function valuesOf(entries: readonly WrittenLine[]): string[] {
  return entries.map(({ value }) => value)
}
