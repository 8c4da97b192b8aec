import { z } from 'zod'
import { DAY, MINUTE } from '@/lib/clock'
import { isStorableMoment, isStorableText } from '@/lib/storable'
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

const text = z.string().max(3_000).refine(isStorableText)
const moment = z.iso.datetime({ precision: 3 }).refine(isStorableMoment)

/** The keys of each order. A name or a moment in another's place would not be a key. */
const KEYS: Record<AppSort, z.ZodType<string | null>> = {
  name: text,
  owner: text,
  created: moment,
  lastUsed: moment.nullable(),
  expiry: moment.nullable(),
}

/** A place as it stands in an address. */
export function writePlace({ key, name, id }: Place): string {
  return Buffer.from(JSON.stringify([key, name, id])).toString('base64url')
}

function readPlace(sort: AppSort, cursor: string): Place | null {
  try {
    const written: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [key, name, id] = z.tuple([KEYS[sort], text, text]).parse(written)
    return { key, name, id }
  } catch {
    return null
  }
}

/** The page that the address asks for; null for the first one, and for an address that says nonsense. */
export function sideOf({ sort, after, before }: AppQuery): Side | null {
  const cursor = after ?? before
  const place = cursor === undefined ? null : readPlace(sort, cursor)
  return place && { place, side: after === undefined ? 'before' : 'after' }
}
