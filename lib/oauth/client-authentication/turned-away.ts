import { keepNewest } from '@/lib/keep-newest'
import { processWide } from '@/lib/process'
import { secretMatches } from '@/lib/secrets/digest-secret'
import type { Presented } from '../clients/store'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { ClientAttempt } from './client-attempt'
import { countRefusedClient } from './count-refused'
import { secondsToWait } from './failed-authentications'
import { wasRightBefore } from './find-moved-in'
import { NOBODY, NOBODYS } from './nobody'
import { TooManyFailures } from './refuse-client'

/** What a value was compared with, and why even the right one fails. */
type Compared = { digest: Buffer; pepperVersion: number; endedBecause: string | null }

const KEPT = 20_000

/** By credential: what it was compared with since it has failed too often; the oldest first. */
const compared = processWide('compared-digests', () => new Map<string, Compared>())

/**
 * Remembers what a credential that fails too often was compared with. An app or a secret that does
 * not exist, and a secret that has ended, will not authenticate later: public ids are not reused. A
 * paused one will.
 */
export function rememberComparison({ credential }: ClientAttempt, app?: Presented): void {
  const value = app?.secret ?? { ...NOBODYS, endedBecause: null }
  keepNewest(compared, KEPT, { name: credential, value })
}

/**
 * Throws `TooManyFailures` for an attempt that fails in any case, while failures of its kind are turned
 * away; it needs no query. Answers whether they are.
 */
export function turnAway(
  ctx: KoaContextWithOIDC,
  attempt: ClientAttempt,
  presented: string | undefined,
): boolean {
  const wait = secondsToWait(attempt)
  if (wait === 0) return false
  const failing = failsAnyway(attempt, presented)
  if (!failing) return true
  countRefusedClient(ctx, attempt, failing)
  throw new TooManyFailures(ctx, wait)
}

/** Why a value fails in any case; `proven` means that it was the right one. */
type Failing = { cause: string; proven: boolean }

/** It was not looked at. */
const LIMITED: Failing = { cause: 'limited', proven: false }

/**
 * Why an attempt fails in any case; null if it may be right. It names no app, its secret has not the
 * form of one, has ended, or differs from what the same credential was compared with before. It costs
 * one HMAC, which is the same for secrets that exist and that do not.
 */
function failsAnyway(attempt: ClientAttempt, presented: string | undefined): Failing | null {
  if (attempt.appId === NOBODY) return LIMITED
  if (presented === undefined) return null
  // Also a value in the form of ours may be one that another Keyturn made.
  const otherwise = () => (wasRightBefore(attempt.appId, presented) ? null : LIMITED)
  if (!attempt.secretId) return otherwise()
  const before = compared.get(attempt.credential)
  if (!before) return null
  if (!secretMatches(presented, before)) return otherwise()
  // A paused secret comes back: only the database knows when.
  if (!before.endedBecause || before.endedBecause === 'paused') return null
  return { cause: `secret_${before.endedBecause}`, proven: true }
}
