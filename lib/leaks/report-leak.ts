import type { Origin } from '@/lib/actor'
import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction, type Tx } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import { findByValue, type ProvenSecret } from '@/lib/secrets/find-by-value'
import { holdProven } from '@/lib/secrets/hold-proven'
import { knownBy, targetOf } from '@/lib/secrets/named-in-audit'
import { stopLeakedSecret } from '@/lib/secrets/stop-leaked-secret'
import { LEAK_PLACES_KEPT, type LeakReporter, outcomeOf } from './leak'
import { placeOf } from './place'
import { countReport, findReports, insertReport } from './store'

type Report = {
  value: Plaintext
  /** Where it was, in the reporter's words. */
  place: string
  reporter: LeakReporter
  origin: Origin
}

/**
 * Takes a report that the value of a secret was found. Answers whether it is the value of a secret of
 * this installation; only then something is stored. The organization's policy says whether the secret
 * is paused, or every secret of the app ends. A value of which only the public id is known does
 * nothing, so a hint cannot stop an app.
 */
export async function reportLeak({ value, place, reporter, origin }: Report): Promise<boolean> {
  const proven = await findByValue(value)
  if (!proven) return false
  await inTransaction((tx) =>
    takeReport(tx, proven, { place: placeOf(place), reporter, origin, at: now() }),
  )
  return true
}

const STOPS = { paused: 'pause', regenerated: 'regenerate', told: null, ended: null } as const

type Taken = Pick<Report, 'place' | 'reporter' | 'origin'> & { at: Date }

async function takeReport(
  tx: Tx,
  proven: ProvenSecret,
  { place, reporter, origin, at }: Taken,
): Promise<void> {
  const secret = await holdProven(tx, proven)
  if (!secret) return
  const { secretId, appId, organizationId } = proven
  const earlier = await findReports(tx, secretId)
  const hasEnded = secret.slot === null || (secret.expiresAt !== null && secret.expiresAt <= at)
  const wasPaused = earlier.some((one) => one.outcome === 'paused')
  const { onLeak: policy } = await findPolicy(tx, organizationId)
  const outcome = outcomeOf({ policy, hasEnded, wasPaused })
  const kept = earlier.length < LEAK_PLACES_KEPT ? place : ''
  const same = earlier.find((one) => one.reporter === reporter && one.place === kept)
  const how = STOPS[outcome]
  if (same && !how) return countReport(tx, same.id, { at })
  const keyturn = byKeyturn(organizationId, origin)
  await recordEvent(tx, keyturn, 'secret.leak_reported', {
    target: targetOf(secret),
    detail: { ...knownBy(secret), reporter, place: kept || null, outcome },
  })
  if (how) await stopLeakedSecret(tx, keyturn, { secret, how, at })
  if (same) await countReport(tx, same.id, { at, outcome })
  else await insertReport(tx, { secretId, appId, reporter, place: kept, outcome, at })
}
