import { Refusal } from '@/lib/errors'

/** The one of these that has this id. Refuses with `not_found`. */
export function withId<T extends { id: string }>(all: readonly T[], id: string | null): T {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Refusal('not_found', `none of these is ${id}`)
  return found
}
