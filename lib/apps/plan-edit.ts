import { isDeepStrictEqual } from 'node:util'
import { valuesOf } from '@/lib/audit/events/before-after'
import { isAmong } from './edits'
import { FIELD_NAMES, FIELDS, type FieldName, type Registered } from './fields/fields'
import { type PlannedChange, planChange } from './planned-change'
import type { AppRecord } from './store'

/** The fields that differ from the app's. A field that is not in `input` stays as it is. */
export function changedFields(app: AppRecord, input: Partial<Registered>): FieldName[] {
  return FIELD_NAMES.filter(
    (field) => field in input && !isDeepStrictEqual(input[field], app[field]),
  )
}

function isVouchedFor(field: FieldName, app: AppRecord, input: Partial<Registered>): boolean {
  return isAmong(FIELDS[field].vouchedFor, { before: app[field], after: input[field] })
}

type Circumstances = {
  /** Whether the editor may verify apps. */
  vouches: boolean
  /** What the same edit does to the logo. */
  logo?: 'changed' | 'removed' | null
}

/**
 * Plans an edit of these fields and of the logo, as one event; null when nothing changes. Unless
 * the editor `vouches` for apps, a change of what an administrator vouches for (`vouchedFor`) ends
 * the app's verification.
 */
export function planEdit(
  app: AppRecord,
  input: Partial<Registered>,
  { vouches, logo = null }: Circumstances,
): PlannedChange | null {
  const fields = changedFields(app, input)
  if (fields.length === 0 && !logo) return null
  const shown = logo === 'changed' || fields.some((field) => isVouchedFor(field, app, input))
  const ends = app.verifiedAt !== null && !vouches && shown
  const data = ends ? { ...input, verifiedAt: null } : input
  const unverified = ends ? ({ unverified: true } as const) : {}
  if (fields.length === 0) {
    const removed = logo === 'removed' ? ({ removed: true } as const) : {}
    return planChange('app.logo_changed', { data, detail: { ...removed, ...unverified } })
  }
  const changed = [...fields, ...(logo ? ['logo'] : [])].join(', ')
  const detail = {
    changed,
    before: valuesOf(app, fields),
    after: valuesOf(input, fields),
    ...unverified,
  }
  return planChange('app.edited', { data, detail })
}
