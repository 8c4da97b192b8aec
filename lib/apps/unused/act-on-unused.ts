import { byKeyturn, recordEvent, type Unattended } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { updateApp } from '../store'
import {
  type Among,
  findCleaningPolicies,
  forgetWhatIsOver,
  lockSuspended,
  lockTold,
  lockUntold,
  saveUnused,
  type UnusedApp,
} from './store'
import { BY_PEOPLE, BY_PROGRAMS, daysOf, STEP_DAYS, type UnusedDays, whatComes } from './unused'

/**
 * Tells of apps that nobody uses, suspends and deletes them, as the policy of each organization says: up to
 * 100 of each. From each step to the next one there is at least a week. Answers how many steps it took.
 * Several processes may do it at once.
 */
export async function actOnUnusedApps(): Promise<number> {
  const policies = await findCleaningPolicies(db())
  if (policies.length === 0) return 0
  await inTransaction((tx) => forgetWhatIsOver(tx, now()))
  let steps = 0
  for (const policy of policies) {
    for (const sources of [BY_PEOPLE, BY_PROGRAMS]) {
      const days = daysOf(policy, sources[0] ?? 'portal')
      steps += await actIn({ organizationId: policy.organizationId, sources }, days)
    }
  }
  return steps
}

type In = Pick<Among, 'organizationId' | 'sources'>

function actIn(where: In, days: UnusedDays): Promise<number> {
  const { organizationId } = where
  const keyturn = byKeyturn(organizationId)
  return inTransaction(async (tx) => {
    const at = now()
    const among = (after: number) => ({ ...where, before: secondsAfter(at, -after * DAY) })
    const weekAgo = secondsAfter(at, -STEP_DAYS * DAY)
    const untold = days.tell ? await lockUntold(tx, among(days.tell)) : []
    for (const app of untold) await tell(tx, keyturn, { app, at, days })
    const told = days.suspend ? await lockTold(tx, among(days.suspend), weekAgo) : []
    for (const app of told) await suspend(tx, keyturn, { app, at })
    const lock = days.suspend ? lockSuspended : lockTold
    const last = days.remove ? await lock(tx, among(days.remove), weekAgo) : []
    for (const app of last) await remove(tx, keyturn, { app, at })
    return untold.length + told.length + last.length
  })
}

type Step = { app: UnusedApp; at: Date }

const targetOf = ({ id, name }: UnusedApp) => ({ kind: 'app', id, name }) as const

async function tell(tx: Tx, by: Unattended, { app, at, days }: Step & { days: UnusedDays }) {
  const { since } = app
  await saveUnused(tx, app.id, { toldAt: at, unusedSince: since })
  const { suspendsAt, deletesAt } = whatComes({ since, toldAt: at }, days)
  const next = suspendsAt ? 'suspended' : deletesAt ? 'deleted' : null
  const nextAt = (suspendsAt ?? deletesAt)?.toISOString() ?? null
  const detail = { since: since.toISOString(), next, nextAt } as const
  await recordEvent(tx, by, 'app.unused_told', { target: targetOf(app), detail })
}

async function suspend(tx: Tx, by: Unattended, { app, at }: Step) {
  await saveUnused(tx, app.id, { suspendedAt: at })
  await updateApp(tx, app.id, { suspendedAt: at, suspendedFor: 'unused', updatedAt: at })
  const detail = { since: app.since.toISOString() }
  await recordEvent(tx, by, 'app.unused_suspended', { target: targetOf(app), detail })
}

async function remove(tx: Tx, by: Unattended, { app, at }: Step) {
  await saveUnused(tx, app.id, { deletedAt: at })
  await updateApp(tx, app.id, { deletedAt: at, updatedAt: at })
  const detail = { since: app.since.toISOString() }
  await recordEvent(tx, by, 'app.unused_deleted', { target: targetOf(app), detail })
}
