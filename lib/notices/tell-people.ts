import { idAt } from '@/lib/audit/id-at'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { groupedBy } from '@/lib/grouped-by'
import { dayOf } from '@/lib/secrets/expiry'
import { findAdministratorsOf, isAnyUntold, takeUntold } from './event-store'
import { KINDS } from './notice'
import { findChosen, findZones } from './preference-store'
import { countSince, insertNotices } from './store'
import { TOLD } from './told'
import { organizationsAsked, type ToldTo, toldTo } from './told-to'
import { type Telling, writtenNotices } from './written-notices'

const AT_ONCE = 1_000

/**
 * Decides of up to 1,000 events who is told of them, and writes their notices. One transaction: if the
 * process dies, another one does it, and nobody is told twice. Where nothing waits it only looks, in one
 * statement. Answers how many notices were written, or 1 where there was nobody to tell: 0 when nothing
 * waits.
 */
export async function tellPeople(): Promise<number> {
  if (!(await isAnyUntold())) return 0
  return inTransaction(async (tx) => {
    const events = await takeUntold(tx, AT_ONCE, Object.keys(TOLD))
    if (!events) return 0
    const asked = await findAdministratorsOf(tx, organizationsAsked(events))
    const groups = groupedBy(asked, ({ organizationId }) => organizationId)
    const administrators = new Map(
      [...groups].map(([id, people]) => [id, people.map(({ personId }) => personId)]),
    )
    const all = toldTo(events, administrators)
    if (all.length > 0) await insertNotices(tx, writtenNotices(all, await tellingOf(tx, all)))
    return all.length || 1
  })
}

/** What these people have chosen, and what they were told today. */
async function tellingOf(tx: Tx, all: readonly ToldTo[]): Promise<Telling> {
  const at = now()
  const people = [...new Set(all.map(({ personId }) => personId))]
  const zones = await findZones(tx, people)
  const chosen = new Map(
    (await findChosen(tx, people)).map(({ personId, kind, delivery }) => [
      `${personId} ${kind}`,
      delivery,
    ]),
  )
  const midnight = new Date(`${dayOf(at)}T00:00:00.000Z`)
  const today = new Map(
    (await countSince(tx, people, idAt(midnight))).map(
      ({ personId, organizationId, action, count }) => [
        `${personId} ${organizationId} ${action}`,
        count,
      ],
    ),
  )
  return {
    at,
    deliveryTo({ personId, told: { kind } }) {
      const wanted = chosen.get(`${personId} ${kind}`)
      const { choices, unchosen } = KINDS[kind]
      return wanted && choices.includes(wanted) ? wanted : unchosen
    },
    zoneOf: (personId) => zones.get(personId) ?? null,
    toldToday: ({ personId, event: { organizationId, action } }) =>
      today.get(`${personId} ${organizationId} ${action}`) ?? 0,
  }
}
