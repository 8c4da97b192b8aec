import { isAmong } from '../edits'
import { FIELDS, type FieldName, type Registered } from '../fields/fields'
import type { AppRecord } from '../store'

/**
 * Whether an edit needs step-up. It does when it changes an address, the app's type or a
 * switch, or adds a scope. Changing words or removing a scope needs none.
 */
export function needsStepUp(app: AppRecord, input: Partial<Registered>): boolean {
  const fields = Object.keys(input) as FieldName[]
  return fields.some((field) =>
    isAmong(FIELDS[field].stepUp, { before: app[field], after: input[field] }),
  )
}
