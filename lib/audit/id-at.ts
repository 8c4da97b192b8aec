/**
 * The smallest id of an audit event that is made at this moment. Ids are UUIDs of version 7, so events since
 * a moment are those with `id >= idAt(moment)`. The database reads only the months in question when it is
 * asked by id, and all of them when it is asked by `at`.
 */
export function idAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}
