/**
 * The text fields of a form, by name. Of a repeated name only the first counts; files are left out.
 */
export function formFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') fields[name] ??= value
  return fields
}
