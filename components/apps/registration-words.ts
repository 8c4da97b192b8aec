import type { FieldInWords } from '@/components/ui/meanwhile'
import { FIELDS, FORM_FIELD_NAMES } from '@/lib/apps/fields/fields'
import type { AppFormValues } from './app-form-sections'

/** What a registration says, field by field, for people to compare. */
export const REGISTRATION_WORDS: readonly FieldInWords<AppFormValues>[] = FORM_FIELD_NAMES.map(
  (field) => [FIELDS[field].label, (values) => [values[field]].flat().join('\n')],
)
