import { isDeepStrictEqual } from 'node:util'
import type { EditableProvider } from '../provider-view'
import type { ProviderRecord } from '../store'
import { viewProvider } from '../view-provider'

type Fields = Omit<EditableProvider, 'preset' | 'issuer'>

/** The names of the fields of `next` that differ from the provider's. */
export function changedFields(row: ProviderRecord, next: Fields): string[] {
  const before = viewProvider(row)
  const names = Object.keys(next) as (keyof Fields)[]
  return names.filter(
    (name) => !isDeepStrictEqual(comparable(before[name]), comparable(next[name])),
  )
}

/** The order of domains does not matter. */
function comparable(value: Fields[keyof Fields]): unknown {
  return Array.isArray(value) ? value.toSorted() : value
}
