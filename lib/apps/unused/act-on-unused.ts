import { byKeyturn, recordEvent, type Unattended } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { withoutSettings } from '@/lib/policies/exempt'
import { type AppSource, BY_PEOPLE } from '../app'
import { updateApp } from '../store'
import { suspendByItself } from '../suspend-by-itself'
import {
  type Among,
  type CleaningPolicy,
  findCleaningPolicies,
  forgetWhatIsNotAsked,
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
 * 100 of each. A step comes at least a week after the app's owner was told of it: what the policy has not
 * asked for all the time is told anew. Answers how many steps it took. Several processes may do it at once.
 */
export async function actOnUnusedApps(): Promise<number> {
  await forgetWhatIsNotAsked(db(), now())
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
    const take = async (apps: readonly UnusedApp[], step: typeof suspend) => {
      for (const app of apps)
        await (app.isAnnounced ? step : tell)(tx, keyturn, { app, at, policy })
      steps += apps.length
    }
    // The first setting that counts for an app tells of it.
    for (const [place, setting] of asked.entries()) {
      await take(await lockUntold(tx, by(setting, asked.slice(0, place))), tell)
    }
    const suspends = asked.includes(settings.suspend)
    if (suspends) await take(await lockTold(tx, by(settings.suspend), 'suspends_at'), suspend)
    if (!asked.includes(settings.remove)) return steps
    // An app that is suspended first is deleted after that; any other one after it was told of.
    const among = by(settings.remove, suspends ? [settings.suspend] : [])
    await take(await lockTold(tx, among, 'deletes_at'), remove)
    const weekAgo = secondsAfter(at, -STEP_DAYS * DAY)
    if (suspends) await take(await lockSuspended(tx, by(settings.remove), weekAgo), remove)
    return steps
  })
}

type Step = { app: UnusedApp; at: Date; policy: UnusedPolicy }

const targetOf = ({ id, name }: UnusedApp) => ({ kind: 'app', id, name }) as const

async function tell(tx: Tx, by: Unattended, { app, at, policy }: Step) {
  const { since, source, isSuspended } = app
  const days = daysOf(withoutSettings(policy, app.exempt), source)
  const { suspendsAt, deletesAt } = whatComes(
    { since, toldAt: at },
    isSuspended ? Object.assign(days, { suspend: 0 }) : days,
  )
  await saveUnused(tx, app.id, { toldAt: at, unusedSince: since, suspendsAt, deletesAt })
  const next = suspendsAt ? 'suspended' : deletesAt ? 'deleted' : null
  const nextAt = (suspendsAt ?? deletesAt)?.toISOString() ?? null
  const detail = { since: since.toISOString(), next, nextAt } as const
  await recordEvent(tx, by, 'app.unused_told', { target: targetOf(app), detail })
}

async function suspend(tx: Tx, by: Unattended, { app, at }: Step) {
  await saveUnused(tx, app.id, { suspendedAt: at })
  await suspendByItself(tx, app.id, 'unused')
  const detail = { since: app.since.toISOString() }
  await recordEvent(tx, by, 'app.unused_suspended', { target: targetOf(app), detail })
}

async function remove(tx: Tx, by: Unattended, { app, at }: Step) {
  await saveUnused(tx, app.id, { deletedAt: at })
  await updateApp(tx, app.id, { deletedAt: at, updatedAt: at })
  const detail = { since: app.since.toISOString() }
  await recordEvent(tx, by, 'app.unused_deleted', { target: targetOf(app), detail })
}
