import { isDeepStrictEqual } from 'node:util'
import { FIELDS, type FieldName, type Registered } from '../fields/fields'
import type { AppRecord } from '../store'

/**
 * Whether an edit needs step-up. It does when it changes an address or the app's type, or adds a
 * scope. Changing words or removing a scope needs none.
 */
export function needsStepUp(app: AppRecord, input: Partial<Registered>): boolean {
  const fields = Object.keys(input) as FieldName[]
  return fields.some((field) => {
    const [before, after] = [[app[field]].flat(), [input[field]].flat()]
    if (FIELDS[field].stepUp === 'addition') return after.some((one) => !before.includes(one ?? ''))
    return FIELDS[field].stepUp === 'any-change' && !isDeepStrictEqual(before, after)
  })
}
