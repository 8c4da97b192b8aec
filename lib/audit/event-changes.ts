import type { AuditDetail, AuditValues } from './events/audit-event'
import { fieldsInWords } from './events/field-words'

/** One field of an edit. A value that is not known, as of an older event, is undefined. */
export type EventChange = { field: string; before: Value | undefined; after: Value | undefined }

type Value = AuditValues[string]

/** What an event changed, field by field; empty for one that stored no values. */
export function eventChanges(detail: AuditDetail): EventChange[] {
  const [before, after] = [valuesIn(detail.before), valuesIn(detail.after)]
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields.map((field) => {
    // A policy stands in its event as it is now.
    const now = after[field] ?? detail[field]
    return {
      field: fieldsInWords(field) ?? field,
      before: before[field],
      after: isValue(now) ? now : undefined,
    }
  })
}

/** The other facts of an event, by their stored names. */
export function eventFacts(detail: AuditDetail): [string, Value][] {
  const changed = valuesIn(detail.before)
  return Object.entries(detail).flatMap(([name, value]) =>
    name === 'changed' || name in changed || !isValue(value) ? [] : [[name, value]],
  )
}

const isValue = (value: AuditDetail[string] | undefined): value is Value =>
  value === null || (value !== undefined && typeof value !== 'object')

function valuesIn(value: AuditDetail[string] | undefined): AuditValues {
  return typeof value === 'object' && value !== null ? value : {}
}
