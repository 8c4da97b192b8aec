import { byKeyturn, recordEvent, type Unattended } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { withoutSettings } from '@/lib/policies/exempt'
import { type AppSource, BY_PEOPLE } from '../app'
import { updateApp } from '../store'
import {
  type Among,
  type CleaningPolicy,
  findCleaningPolicies,
  forgetWhatIsOver,
  lockSuspended,
  lockTold,
  lockUntold,
  saveUnused,
  type UnusedApp,
} from './store'
import {
  BY_PROGRAMS,
  daysOf,
  STEP_DAYS,
  STEPS_BY_PEOPLE,
  STEPS_BY_PROGRAMS,
  type UnusedDays,
  type UnusedPolicy,
  type UnusedSetting,
  whatComes,
} from './unused'

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
    steps += await actIn(policy, { sources: BY_PEOPLE, settings: STEPS_BY_PEOPLE })
    steps += await actIn(policy, { sources: BY_PROGRAMS, settings: STEPS_BY_PROGRAMS })
  }
  return steps
}

type Group = {
  sources: readonly AppSource[]
  settings: Readonly<Record<keyof UnusedDays, UnusedSetting>>
}

function actIn(policy: CleaningPolicy, { sources, settings }: Group): Promise<number> {
  const { organizationId } = policy
  const keyturn = byKeyturn(organizationId)
  const at = now()
  const by = (setting: UnusedSetting, without: UnusedSetting[] = []): Among => {
    const before = secondsAfter(at, -policy[setting] * DAY)
    return { organizationId, sources, at, before, setting, without }
  }
  const asked = Object.values(settings).filter((setting) => policy[setting] > 0)
  return inTransaction(async (tx) => {
    let steps = 0
    // The first setting that counts for an app tells of it.
    for (const [place, setting] of asked.entries()) {
      const untold = await lockUntold(tx, by(setting, asked.slice(0, place)))
      for (const app of untold) await tell(tx, keyturn, { app, at, policy })
      steps += untold.length
    }
    const weekAgo = secondsAfter(at, -STEP_DAYS * DAY)
    const suspends = asked.includes(settings.suspend)
    const told = suspends ? await lockTold(tx, by(settings.suspend), weekAgo) : []
    for (const app of told) await suspend(tx, keyturn, { app, at })
    if (!asked.includes(settings.remove)) return steps + told.length
    // An app that is suspended first is deleted after that; any other one after it was told of.
    const among = by(settings.remove, suspends ? [settings.suspend] : [])
    const last = await lockTold(tx, among, weekAgo)
    if (suspends) last.push(...(await lockSuspended(tx, by(settings.remove), weekAgo)))
    for (const app of last) await remove(tx, keyturn, { app, at })
    return steps + told.length + last.length
  })
}

type Step = { app: UnusedApp; at: Date }

const targetOf = ({ id, name }: UnusedApp) => ({ kind: 'app', id, name }) as const

async function tell(tx: Tx, by: Unattended, { app, at, policy }: Step & { policy: UnusedPolicy }) {
  const { since, source } = app
  const days = daysOf(withoutSettings(policy, app.exempt), source)
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
