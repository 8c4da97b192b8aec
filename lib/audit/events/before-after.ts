import { z } from 'zod'
import type { AuditValues } from './audit-event'

/** So much of one value is kept: the log says what changed, and is no copy of the registration. */
export const VALUE_MAX = 300

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** What the changed fields were, and what they are now. Older events do not have it. */
export const beforeAndAfter = { before: values.optional(), after: values.optional() }

/**
 * These fields of a record as the audit log keeps them, each as one line and a long one cut. The
 * caller names no field that opens anything.
 */
export function valuesOf(record: object, fields: readonly string[]): AuditValues {
  const known = new Map<string, unknown>(Object.entries(record))
  return Object.fromEntries(fields.map((field) => [field, asLogged(known.get(field))]))
}

function asLogged(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return cut(inLine(value))
}

function inLine(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(inLine).join(', ')
  return JSON.stringify(value)
}

/** By characters and not by UTF-16 units: half of one is refused by the database. */
function cut(text: string): string {
  if (text.length <= VALUE_MAX) return text
  const characters = [...text]
  if (characters.length <= VALUE_MAX) return text
  return `${characters.slice(0, VALUE_MAX).join('')}… (${characters.length} characters)`
}
