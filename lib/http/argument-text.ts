import { notFound } from 'next/navigation'
import { isPrintable } from '@/lib/printable'

const LONGEST = 2048

/** A line of text that a page of ours sends as an argument. Answers 404 to anything else. */
export function argumentText(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST || !isPrintable(value)) notFound()
  return value
}
