import type { FieldInWords } from '@/components/ui/meanwhile'
import { isInDevelopment } from '@/lib/apps/fields/development'
import { FIELDS, FORM_FIELD_NAMES } from '@/lib/apps/fields/fields'
import type { AppFormValues } from './app-form-sections'

/** The fields of a registration in words, to compare two states of it. */
export const REGISTRATION_WORDS: readonly FieldInWords<AppFormValues>[] = FORM_FIELD_NAMES.map(
  (field) => [FIELDS[field].label, (values) => inWords(values[field])],
)

function inWords(value: AppFormValues[keyof AppFormValues]): string {
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  if (value instanceof Date) return isInDevelopment({ developmentUntil: value }) ? 'On' : 'Off'
  return [value].flat().join('\n')
}
