import type { z } from 'zod'
import { readPlace } from '@/lib/place'

/** The ids of a list's parts, each asked for by the place that the one before named. */
export async function walked<Place>(
  places: z.ZodType<Place>,
  partBehind: (after?: Place) => Promise<{ ids: string[]; next: string | null }>,
): Promise<string[]> {
  let part = await partBehind()
  const ids = [...part.ids]
  while (part.next !== null) {
    const place = readPlace(places, part.next)
    if (place === null) throw new Error(`no place: ${part.next}`)
    part = await partBehind(place)
    ids.push(...part.ids)
  }
  return ids
}
