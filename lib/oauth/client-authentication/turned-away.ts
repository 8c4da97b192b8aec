import { keepNewest } from '@/lib/keep-newest'
import { processWide } from '@/lib/process'
import { secretMatches } from '@/lib/secrets/digest-secret'
import type { Presented } from '../clients/store'
import type { ClientAttempt } from './client-attempt'
import { NOBODY, NOBODYS } from './nobody'

type Digest = { digest: Buffer; pepperVersion: number }

const KEPT = 20_000

/** By credential: what it was compared with since it has failed too often; the oldest first. */
const compared = processWide('compared-digests', () => new Map<string, Digest>())

/**
 * Remembers what a credential that fails too often was compared with. An app or a secret that does
 * not exist, and a secret that has ended, will not authenticate later: public ids are not reused.
 */
export function rememberComparison({ credential }: ClientAttempt, app?: Presented): void {
  const { secret } = app ?? {}
  const value = secret && !secret.endedBecause ? secret : NOBODYS
  keepNewest(compared, KEPT, { name: credential, value })
}

/**
 * Whether an attempt can be turned away without a query, because it fails in any case: it names no
 * app, its secret has not the form of one, or differs from what the same credential was compared
 * with before. It costs one HMAC, which is the same for secrets that exist and that do not.
 */
export function failsAnyway(attempt: ClientAttempt, presented: string | undefined): boolean {
  if (attempt.appId === NOBODY) return true
  if (presented === undefined) return false
  if (!attempt.secretId) return true
  const before = compared.get(attempt.credential)
  return before !== undefined && !secretMatches(presented, before)
}
