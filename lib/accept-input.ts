import type { z } from 'zod'
import { type FieldErrors, Refusal } from '@/lib/errors'

/**
 * Parses what a person typed. Refuses with `invalid_input` and the first complaint about each
 * field, by the field's name.
 */
export function acceptInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    fields[String(issue.path[0] ?? 'form')] ??= issue.message
  }
  throw new Refusal('invalid_input', Object.keys(fields).join(', '), fields satisfies FieldErrors)
}
