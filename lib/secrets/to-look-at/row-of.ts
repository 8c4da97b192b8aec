import { formatHint } from '../secret'
import type { FoundRow } from './store'
import type { SecretToLookAt } from './to-look-at'

/** A row as its reader sees it. */
export function rowOf({ prefix, lastFour, key: _, ...row }: FoundRow): SecretToLookAt {
  return { ...row, hint: formatHint({ prefix, lastFour, id: row.id }) }
}
