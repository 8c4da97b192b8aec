import type { RefusedAttempts } from './usage'

/** An ended or paused secret whose right value still comes: somebody has it and uses it. */
export type StillSent = {
  secretId: string
  /** Why it was refused the last time. */
  cause: string
  /** In the last 24 hours. */
  attempts: number
  lastAt: Date
  /** From where it came last; '' = many others. */
  address: string
}

/** For so long it is known when an ended secret was sent last. */
export const STILL_SENT_DAYS = 30

/** Refusals that say that the secret itself no longer works. */
export const ENDED: ReadonlySet<string> = new Set([
  'secret_expired',
  'secret_revoked',
  'secret_revoked_keeping_tokens',
  'secret_regenerated',
  'secret_paused',
  'secret_transition_over',
])

/**
 * Which secrets were sent after their end in the last `STILL_SENT_DAYS` days, summed up over
 * addresses; the one that was sent last comes first.
 */
export function stillSentOf(of: {
  day: readonly RefusedAttempts[]
  month: readonly RefusedAttempts[]
}): StillSent[] {
  const sent = new Map<string, StillSent>()
  for (const { secretId, attempts, ...last } of endedIn(of.month)) {
    if (!sent.has(secretId)) sent.set(secretId, { secretId, ...last, attempts: 0 })
  }
  for (const { secretId, attempts } of endedIn(of.day)) {
    const known = sent.get(secretId)
    if (known) known.attempts += attempts
  }
  return [...sent.values()]
}

function endedIn(refused: readonly RefusedAttempts[]): StillSent[] {
  return refused
    .flatMap(({ credential, proven, cause, address, attempts, lastAt }) =>
      proven && credential?.kind === 'secret' && ENDED.has(cause)
        ? [{ secretId: credential.id, cause, address, attempts, lastAt }]
        : [],
    )
    .toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())
}
