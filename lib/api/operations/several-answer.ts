import { z } from 'zod'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import { typeNamed } from '../type-named'

/** What became of each of several apps: `refused` is null where it was changed, else says why not. */
export const handedOver = typeNamed('HandedOver', {
  items: z.array(z.object({ client_id: z.string(), refused: z.string().nullable() })),
  total: z.int(),
})

/** The same in the names of the API. */
export function handedOverOnWire(outcomes: readonly AppOutcome[]) {
  const items = outcomes.map(({ id, refused }) => ({ client_id: id, refused }))
  return { items, total: items.length }
}
