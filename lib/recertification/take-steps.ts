import { forgetSuspensionCause } from '@/lib/apps/lifecycle/forget-suspension-cause'
import { suspendByItself } from '@/lib/apps/suspend-by-itself'
import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { STEPS, stepTime } from './recertification'
import { type DueStep, endRounds, enrollApps, lockDueSteps, reckonAnew, writeStep } from './store'

/** A step that comes later than this was late because nothing ran. */
const LATE_SECONDS = DAY

/**
 * Gives apps a day on which they are to be confirmed, up to 1,000, as the policies say. Where a policy
 * has ended or an app has an exception, nobody is asked any more, and an app that was suspended for it is suspended as any other.
 * Answers of how many apps something changed.
 */
export function enrollForRecertification(): Promise<number> {
  return inTransaction(async (tx) => {
    const at = now()
    const ended = await endRounds(tx, at)
    const suspended = ended.filter(({ isSuspended }) => isSuspended)
    await forgetSuspensionCause(
      tx,
      suspended.map(({ appId }) => appId),
    )
    return ended.length + (await enrollApps(tx, at)) + (await reckonAnew(tx, at))
  })
}

/**
 * Takes the next step of up to 100 apps: tells that they are due, and suspends those that nobody has
 * confirmed. Each step is taken once. Where nothing ran for a time, or the app was out of service, the
 * steps after it come later by as much; and before a suspension that comes late everybody is told once
 * more that the app is overdue. So nobody loses the time to answer. Answers how many.
 */
export function takeRecertificationSteps(): Promise<number> {
  return inTransaction(async (tx) => {
    const at = now()
    const steps = await lockDueSteps(tx, at)
    for (const one of steps) await take(tx, one, at)
    return steps.length
  })
}

async function take(tx: Tx, one: DueStep, at: Date): Promise<void> {
  const { appId, name, organizationId, step } = one
  const lateSeconds = (at.getTime() - one.stepAt.getTime()) / 1000
  const isLate = lateSeconds > LATE_SECONDS
  if (isLate && STEPS[step]?.name === 'suspended') return tellOnceMore(tx, appId, at)
  const dueAt = isLate ? secondsAfter(one.dueAt, lateSeconds) : one.dueAt
  const next = step + 1
  await writeStep(tx, appId, { dueAt, step: next, stepAt: stepTime(dueAt, next) })
  const keyturn = byKeyturn(organizationId)
  const target = { kind: 'app', id: appId, name } as const
  const taken = STEPS[step]?.name
  if (taken === undefined) return
  if (taken === 'suspended') {
    await suspendByItself(tx, appId, 'recertification')
    const detail = { nobodyConfirmed: true } as const
    return recordEvent(tx, keyturn, 'app.suspended', { target, detail })
  }
  const detail = { dueAt: dueAt.toISOString() }
  await recordEvent(tx, keyturn, `app.confirmation_${taken}`, { target, detail })
}

/** Goes back to the step before the last one, which is due now. */
async function tellOnceMore(tx: Tx, appId: string, at: Date): Promise<void> {
  const step = STEPS.findIndex(({ name }) => name === 'overdue')
  const dueAt = secondsAfter(at, -(STEPS[step]?.afterDays ?? 0) * DAY)
  await writeStep(tx, appId, { dueAt, step, stepAt: at })
}
