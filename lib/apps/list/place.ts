import { z } from 'zod'
import { DAY, MINUTE } from '@/lib/clock'
import { momentKey, readPlace, textKey, writeKeys } from '@/lib/place'
import type { AppQuery, AppSort } from './app-query'

/** Where a row stands in an order of My Apps: its key, then its name in lower case and its id. */
export type Place = { key: string | null; name: string; id: string }

const beginningOf = (moment: Date, seconds: number) =>
  new Date(Math.floor(moment.getTime() / (seconds * 1_000)) * seconds * 1_000)

/** The minute of a moment: apps are sorted by that of their last use, because more is not kept. */
export const minuteOf = (moment: Date) => beginningOf(moment, MINUTE)

/** The day (UTC) of a moment: whether an app is unused is decided by it. */
export const dayOf = (moment: Date) => beginningOf(moment, DAY)

/** The page behind a place, or the one before it. */
export type Side = { place: Place; side: 'after' | 'before' }

/** The keys of each order. A name or a moment in another's place would not be a key. */
const KEYS: Record<AppSort, z.ZodType<string | null>> = {
  name: textKey,
  owner: textKey,
  created: momentKey,
  lastUsed: momentKey.nullable(),
  expiry: momentKey.nullable(),
}

/** A place as it stands in an address. */
export const writePlace = ({ key, name, id }: Place) => writeKeys([key, name, id])

/** The place that its keys say, in one of the orders. */
export const placeIn = (sort: AppSort) =>
  z.tuple([KEYS[sort], textKey, textKey]).transform(([key, name, id]): Place => ({ key, name, id }))

/** The page that the address asks for; null for the first one, and for an address that says nonsense. */
export function sideOf({ sort, after, before }: AppQuery): Side | null {
  const cursor = after ?? before
  const place = cursor === undefined ? null : readPlace(placeIn(sort), cursor)
  return place && { place, side: after === undefined ? 'before' : 'after' }
}
