import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pageOf, type WantedPart } from '@/lib/page'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { cutAt, type MomentPlace } from '@/lib/place'
import { type DueRow, findDue } from './due-store'
import { findRound } from './find-round'
import { countDueApps, findAsking, findDueApps } from './listed-store'
import {
  CONFIRMATIONS_PER_PAGE,
  DUE_COUNTED_MAX,
  type Due,
  type DueApps,
  type DueState,
  SHOWN_BEFORE_DAYS,
  STEPS,
} from './recertification'

/** So many apps of the actor are named where they are asked. */
const MINE_SHOWN = 50

/** The actor's own apps that are due within two weeks or since, the most urgent first; at most 50. */
export async function listMyDueApps({ organizationId, personId }: Actor): Promise<Due[]> {
  const dueBefore = secondsAfter(now(), SHOWN_BEFORE_DAYS * DAY)
  const which = { organizationId, ownerId: personId, dueBefore }
  return (await findDue(db(), which, MINE_SHOWN)).map(dueOf)
}

/**
 * How far the organization is, and its apps by the day on which they are due. Of each state the first `most` are
 * counted and one more; they have pages, and a page past the end is answered with the last page. Behind a place
 * each app is reached; `next` is where they go on, or null. Refuses with `forbidden` unless the actor is an
 * administrator.
 */
export async function listDueApps(
  actor: Actor,
  {
    page: wanted = 1,
    after,
    size = CONFIRMATIONS_PER_PAGE,
    most = DUE_COUNTED_MAX,
  }: WantedPart<MomentPlace> = {},
): Promise<DueApps> {
  authorizeAdministrator(actor)
  const asking = await findAsking(db(), { organizationId: actor.organizationId, at: now() })
  const counts = asking ? await countDueApps(db(), asking, most + 1) : []
  const shown = counts.map(({ apps }) => Math.min(apps, most))
  const total = shown.reduce((sum, apps) => sum + apps, 0)
  const isMore = counts.some(({ apps }) => apps > most)
  const { page, skip } = pageOf(total, { page: wanted, size })
  const part = { after, skip, take: size + 1 }
  const found = asking ? await findDueApps(db(), asking, part) : []
  const { rows, next } = cutAt(found, size, ({ dueAt, appId }) => [dueAt.toISOString(), appId])
  const inStep = (step: number, confirmed?: boolean) =>
    counts
      .filter((one) => one.step === step && (confirmed ?? one.confirmed) === one.confirmed)
      .reduce((sum, { apps }) => sum + apps, 0)
  const progress = {
    confirmed: inStep(0, true),
    notDue: inStep(0, false),
    dueSoon: inStep(1),
    due: inStep(2),
    overdue: inStep(3),
    suspended: inStep(4),
  }
  return { apps: rows.map(dueOf), total, isMore, page, next, progress }
}

/**
 * When the app is to be confirmed, if that is within two weeks or has passed; null else, and where no
 * policy asks for it. Refuses with `not_found`.
 */
export async function findDueOfApp(
  actor: Actor,
  appId: string,
): Promise<Pick<Due, 'appId' | 'dueAt' | 'state'> | null> {
  const app = await authorizeApp(db(), actor, appId, 'read')
  const round = await findRound(db(), { organizationId: app.organizationId, appId })
  if (!round) return null
  const { dueAt, state } = dueOf(round)
  return { appId, dueAt, state }
}

/** The step that was taken last says how far an app is. */
function dueOf({ step, ...row }: DueRow): Due {
  const taken: DueState | undefined = STEPS[step - 1]?.name
  return { ...row, state: taken ?? (row.confirmedAt ? 'confirmed' : 'waiting') }
}
