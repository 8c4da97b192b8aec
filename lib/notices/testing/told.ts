import type { Actor } from '@/lib/actor'
import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { noteExpiringSecrets } from '../note-expiring'
import { tellPeople } from '../tell-people'

/** Does what the server does every few seconds and minutes, until nothing is left. */
export async function tellAll(): Promise<void> {
  while ((await noteExpiringSecrets()) > 0);
  while ((await tellPeople()) > 0);
}

/** What a person was told, the oldest first: of more than one event, their number before the words. */
export async function toldOf({ personId }: Pick<Actor, 'personId'>): Promise<string[]> {
  const rows = await db().notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  return rows.map(({ action, count }) => (count === 1 ? action : `${count} × ${action}`))
}

/** Somebody is disabled in the organization in which they act. */
export async function disable({ personId, organizationId }: Actor): Promise<void> {
  const where = { personId_organizationId: { personId, organizationId } }
  await db().membership.update({ where, data: { disabledAt: now() } })
}

/** Goes on to the beginning of a day (UTC): what is one notice of a day is so only if none ends meanwhile. */
export function beginDay(): void {
  moveClock(DAY - ((now().getTime() / 1000) % DAY))
}
