import { z } from 'zod'
import { isStorableMoment } from '@/lib/storable'

/** Where a secret stands in its list. */
export type Place = { key: Date; id: string }

/** The page behind a place, or the one before it. */
export type Side = { place: Place; side: 'after' | 'before' }

const moment = z.iso.datetime({ precision: 3 }).refine(isStorableMoment)

const place = z
  .string()
  .regex(/^.{24}~[0-9A-Za-z]{8}$/)
  .transform((text) => ({ key: text.slice(0, 24), id: text.slice(25) }))
  .pipe(z.object({ key: moment.transform(iso), id: z.string() }))

function iso(text: string): Date {
  return new Date(text)
}

const cursor = place.optional().catch(undefined)

/** Where the page begins, as its address says it. What is no place counts as absent. */
export const sideQuery = z
  .object({ after: cursor, before: cursor })
  .transform(({ after, before }): Side | null => {
    if (after) return { place: after, side: 'after' }
    return before ? { place: before, side: 'before' } : null
  })

/** A place as it stands in an address. */
export function writePlace({ key, id }: Place): string {
  return `${key.toISOString()}~${id}`
}
