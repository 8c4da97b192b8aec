import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { cutAt, readPlace } from '@/lib/place'
import { isStorableMoment, isStorableText } from '@/lib/storable'
import { nameCredentials } from './credential-names'
import { findRefusedHours, type RefusedHourRow, type RefusedOfApps } from './refused-hour-store'
import type { RefusedHour } from './usage'

const ROWS_PER_PAGE = 50

const text = z.string().max(2048).refine(isStorableText)
const moment = z.iso.datetime().refine(isStorableMoment)
const place = z.tuple([moment, text, text, text, text, z.boolean()])

/**
 * What was refused to the apps of the actor's organization, hour by hour, the newest first. `next`
 * is the `before` of the page after it, null on the last. Refuses with `not_found` unless the actor
 * is an administrator or support.
 */
export async function listRefusedHours(
  actor: Actor,
  { filter, before }: { filter: RefusedOfApps; before?: string | undefined },
): Promise<{ hours: RefusedHour[]; next: string | null }> {
  if (actor.role === 'developer') throw new Refusal('not_found', 'a developer')
  const wanted = { filter, after: readPlace(place, before ?? ''), take: ROWS_PER_PAGE + 1 }
  const found = await findRefusedHours(db(), actor.organizationId, wanted)
  const { rows, next } = cutAt(found, ROWS_PER_PAGE, keysOf)
  return { hours: await nameCredentials(rows, now()), next }
}

function keysOf(row: RefusedHourRow): z.output<typeof place> {
  const { hour, appId, cause, address, credentialId, proven } = row
  return [hour.toISOString(), appId, cause, address, credentialId, proven]
}
