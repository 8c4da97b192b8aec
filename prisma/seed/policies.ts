import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { addException, savePolicy } from '@/lib/violations/testing/parsed'
import { goTo } from './calendar'
import { DEPARTURE_BOARDS } from './other-apps'
import type { People } from './people'

/** The first policy about secrets: some apps still break it, and one has got an exception. */
export async function seedPolicies({ ingrid }: People): Promise<void> {
  goTo(2)
  await savePolicy(ingrid, { change: { endlessSecrets: false } })
  await savePolicy(ingrid, { change: { unusedTellDays: 300 } })
  const { organizationId } = ingrid
  const boards = await db().app.findFirstOrThrow({
    where: { organizationId, name: DEPARTURE_BOARDS },
    select: { id: true },
  })
  await addException(ingrid, {
    appId: boards.id,
    setting: 'endlessSecrets',
    reason: 'The kiosks in Fauske cannot change their secret. They are replaced in spring.',
    endsOn: secondsAfter(now(), 120 * DAY)
      .toISOString()
      .slice(0, 10),
  })
}
