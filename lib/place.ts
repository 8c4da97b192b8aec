import { z } from 'zod'
import { isStorableMoment, isStorableText } from './storable'

/** Keys by which a list is ordered, as a place has them. */
export const textKey = z.string().max(3_000).refine(isStorableText)
export const momentKey = z.iso.datetime({ precision: 3 }).refine(isStorableMoment)

/** Where a row stands in a list that is ordered by a moment, then by the ids of its rows. */
export type MomentPlace = { at: Date; id: string }

/** Such a place, as it is read from its keys. */
export const momentPlace = (id: z.ZodType<string> = textKey) =>
  z.tuple([momentKey, id]).transform(([at, id]): MomentPlace => ({ at: new Date(at), id }))

/** No place is longer in an address, in characters. */
export const PLACE_MAX = 6_000

type Keys = readonly (string | boolean | null)[]

/** A place as it stands in an address: the keys of the row there. */
export function writeKeys(keys: Keys): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The place that an address names; null where it says nonsense. */
export function readPlace<Place>(place: z.ZodType<Place>, written: string): Place | null {
  try {
    return place.parse(JSON.parse(Buffer.from(written, 'base64url').toString()))
  } catch {
    return null
  }
}

/** The first `size` of what was found of one more, and the place behind which the list goes on; null at its end. */
export function cutAt<Row>(
  found: readonly Row[],
  size: number,
  keysOf: (row: Row) => Keys,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: last && found.length > size ? writeKeys(keysOf(last)) : null }
}
