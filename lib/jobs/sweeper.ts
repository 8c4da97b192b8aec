import { purgeDeletedApps } from '@/lib/apps/lifecycle/purge-deleted-apps'
import { MINUTE } from '@/lib/clock'
import { asTheOnlyOne } from '@/lib/db/as-the-only-one'
import { sweepAttempts } from '@/lib/limits/sweep-attempts'
import { log } from '@/lib/log'
import { sweepSessionsOfApps } from '@/lib/oauth/sessions/tell-of-ended-sessions'
import { rotateSigningKeysOnSchedule } from '@/lib/oauth/signing-keys/rotate-on-schedule'
import { sweepArtifacts } from '@/lib/oauth/tokens/sweep-artifacts'
import { sweepLinks } from '@/lib/people/invitations/sweep-links'
import { sweepSessions } from '@/lib/people/sessions/sweep-sessions'
import { sweepExpiredSecrets } from '@/lib/secrets/retire-expired'

/**
 * Nothing depends on a sweep: what is over is refused where it is looked up, and a signing key that
 * is rotated a few minutes late is no worse for it.
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

/** Any number, as long as it stays the same. */
const SWEEP_LOCK = 7_391_003

/** Sweeps every five minutes, in one of several processes. Answers how to end it. */
export function startSweeping(): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  const sweep = () => {
    underWay = underWay.then(sweepOnce)
  }
  const timer = setInterval(sweep, EVERY_SECONDS * 1000).unref()
  sweep()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}

/** Every sweep once; one that fails is logged and does not keep the others from their work. */
async function sweepOnce(): Promise<void> {
  try {
    await asTheOnlyOne(SWEEP_LOCK, async () => {
      for (const [name, sweep] of Object.entries(SWEEPS)) {
        await sweep().catch((error) => log.error({ err: error, sweep: name }, 'a sweep failed'))
      }
    })
  } catch (error) {
    log.warn({ err: error }, 'sweeping has to wait')
  }
}
