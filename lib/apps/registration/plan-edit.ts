import { isDeepStrictEqual } from 'node:util'
import { FIELD_NAMES, FIELDS, type FieldName, type Registered } from '../fields/fields'
import { type PlannedChange, planChange } from '../planned-change'
import type { AppRecord } from '../store'

/** The fields that differ from what the app has; one that is not in `input` stays as it is. */
export function changedFields(app: AppRecord, input: Partial<Registered>): FieldName[] {
  return FIELD_NAMES.filter(
    (field) => field in input && !isDeepStrictEqual(input[field], app[field]),
  )
}

type Circumstances = {
  /** Whether whoever edits vouches for apps. */
  vouches: boolean
  /** What happens to the logo in the same edit. */
  logo?: 'changed' | 'removed' | null
}

/**
 * What an edit of these fields and of the logo does to the app, in one event; null where nothing
 * changes. Unless whoever edits `vouches` for apps, a change of what people are shown, or of where
 * they are sent, ends that the app is verified.
 */
export function planEdit(
  app: AppRecord,
  input: Partial<Registered>,
  { vouches, logo = null }: Circumstances,
): PlannedChange | null {
  const fields = changedFields(app, input)
  if (fields.length === 0 && !logo) return null
  const shown = logo === 'changed' || fields.some((field) => FIELDS[field].vouchedFor)
  const ends = app.verifiedAt !== null && !vouches && shown
  const data = ends ? { ...input, verifiedAt: null } : input
  const unverified = ends ? ({ unverified: true } as const) : {}
  if (fields.length === 0) {
    const removed = logo === 'removed' ? ({ removed: true } as const) : {}
    return planChange('app.logo_changed', { data, detail: { ...removed, ...unverified } })
  }
  const changed = [...fields, ...(logo ? ['logo'] : [])].join(', ')
  return planChange('app.edited', { data, detail: { changed, ...unverified } })
}
