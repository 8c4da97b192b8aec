import { purgeDeletedApps } from '@/lib/apps/lifecycle/purge-deleted-apps'
import { MINUTE } from '@/lib/clock'
import { runExclusively } from '@/lib/db/run-exclusively'
import { sweepAttempts } from '@/lib/limits/sweep-attempts'
import { log } from '@/lib/log'
import { sweepSessionsOfApps } from '@/lib/oauth/sessions/tell-of-ended-sessions'
import { rotateSigningKeysOnSchedule } from '@/lib/oauth/signing-keys/rotate-on-schedule'
import { sweepArtifacts } from '@/lib/oauth/tokens/sweep-artifacts'
import { sweepLinks } from '@/lib/people/invitations/sweep-links'
import { sweepSessions } from '@/lib/people/sessions/sweep-sessions'
import { sweepExpiredSecrets } from '@/lib/secrets/retire-expired'

/**
 * No rule depends on a sweep. Whatever has expired is refused when it is looked up, and it does no
 * harm if a signing key is rotated a few minutes late.
 */
const SWEEPS = {
  sweepExpiredSecrets,
  purgeDeletedApps,
  sweepSessions,
  sweepLinks,
  sweepAttempts,
  sweepSessionsOfApps,
  sweepArtifacts,
  rotateSigningKeysOnSchedule,
}

const EVERY_SECONDS = 5 * MINUTE

/** The number is arbitrary but must never change. */
const SWEEP_LOCK = 7_391_003

/** Sweeps now and every five minutes, one process at a time. Returns a function that ends it. */
export function startSweeping(): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const sweep = () => {
    running = running.then(sweepOnce)
  }
  const timer = setInterval(sweep, EVERY_SECONDS * 1000).unref()
  sweep()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** Runs every sweep once. A sweep that fails is logged, and the others still run. */
async function sweepOnce(): Promise<void> {
  try {
    await runExclusively(SWEEP_LOCK, async () => {
      for (const [name, sweep] of Object.entries(SWEEPS)) {
        await sweep().catch((error) => log.error({ err: error, sweep: name }, 'a sweep failed'))
      }
    })
  } catch (error) {
    log.warn({ err: error }, 'sweeping has to wait')
  }
}
