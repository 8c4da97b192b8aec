import { purgeDeletedApps } from '@/lib/apps/lifecycle/purge-deleted-apps'
import { sweepUnusedApps } from '@/lib/apps/programs/sweep-unused-apps'
import { actOnUnusedApps } from '@/lib/apps/unused/act-on-unused'
import { MINUTE } from '@/lib/clock'
import { compareClocks, isClockUncertain, wrongClock } from '@/lib/db/database-clock'
import { runExclusively } from '@/lib/db/run-exclusively'
import { sweepKeys } from '@/lib/idempotency/sweep-keys'
import { sweepAttempts } from '@/lib/limits/sweep-attempts'
import { log } from '@/lib/log'
import { sweepMails } from '@/lib/mail/sweep-mails'
import { noteSweep } from '@/lib/measured'
import { noteDeadSecrets } from '@/lib/notices/note-dead-secrets'
import { noteExpiringProviderSecrets, noteExpiringSecrets } from '@/lib/notices/note-expiring'
import { sweepNotices } from '@/lib/notices/sweep-notices'
import { sweepSessionsOfApps } from '@/lib/oauth/sessions/tell-of-ended-sessions'
import { sweepSignals } from '@/lib/oauth/shared-signals/sweep-signals'
import { rotateSigningKeysOnSchedule } from '@/lib/oauth/signing-keys/rotate-on-schedule'
import { sweepArtifacts } from '@/lib/oauth/tokens/sweep-artifacts'
import { sweepLinks } from '@/lib/people/invitations/sweep-links'
import { sweepEmailChanges } from '@/lib/people/profile/sweep-email-changes'
import { sweepSessions } from '@/lib/people/sessions/sweep-sessions'
import {
  enrollForRecertification,
  takeRecertificationSteps,
} from '@/lib/recertification/take-steps'
import { adoptRotations } from '@/lib/rotation/adopt-rotations'
import { sweepExpiredSecrets } from '@/lib/secrets/retire-expired'
import { traced } from '@/lib/tracing'
import { sweepUsage } from '@/lib/usage/sweep-usage'
import { sweepMessages } from '@/lib/webhooks/delivery/sweep-messages'
import { sweepUntilDone } from './sweep-until-done'

/** No rule depends on a sweep. Whatever has expired is refused when it is looked up. */
const SWEEPS = {
  enrollForRecertification,
  takeRecertificationSteps,
  actOnUnusedApps,
  noteExpiringSecrets,
  noteExpiringProviderSecrets,
  noteDeadSecrets,
  sweepNotices,
  sweepExpiredSecrets,
  adoptRotations,
  purgeDeletedApps,
  sweepUnusedApps,
  sweepSessions,
  sweepLinks,
  sweepEmailChanges,
  sweepMails,
  sweepAttempts,
  sweepKeys,
  sweepSessionsOfApps,
  sweepArtifacts,
  sweepSignals,
  sweepUsage,
  sweepMessages,
}

const EVERY_SECONDS = 5 * MINUTE

/** The number is arbitrary but must never change. */
const SWEEP_LOCK = 7_391_003

/**
 * Sweeps now and every five minutes, one process at a time, and rotates the signing key when that is
 * due; it does no harm if that is a few minutes late. Returns a function that ends it.
 */
export function startSweeping(): () => Promise<void> {
  let stopping = false
  let running: Promise<void> = Promise.resolve()
  const sweep = () => {
    running = running.then(() => sweepOnce(() => stopping))
  }
  const timer = setInterval(sweep, EVERY_SECONDS * 1000).unref()
  sweep()
  return async () => {
    stopping = true
    clearInterval(timer)
    await running
  }
}

/**
 * Runs every sweep, each only while this machine's clock is right: what is ended or deleted too early
 * does not come back. One that fails is logged, and the others still run.
 */
export async function sweepOnce(isStopping: () => boolean): Promise<void> {
  const run = async (name: string, work: () => Promise<number | boolean>) => {
    await compareClocks()
    if (wrongClock()) return
    const began = performance.now()
    const rows = await traced({ name: `sweep ${name}`, kind: 'internal' }, work)
      .then(Number)
      .catch((error) => {
        log.error({ err: error, sweep: name }, 'a sweep failed')
        return null
      })
    noteSweep(name, { seconds: (performance.now() - began) / 1000, rows })
  }
  try {
    await runExclusively(SWEEP_LOCK, async () => {
      for (const [name, sweep] of Object.entries(SWEEPS)) {
        await run(name, () => sweepUntilDone(sweep, () => isStopping() || isClockUncertain()))
      }
      await run('rotateSigningKeysOnSchedule', rotateSigningKeysOnSchedule)
    })
  } catch (error) {
    log.warn({ err: error }, 'sweeping has to wait')
  }
}
