import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import type { Evidence } from './find-evidence'
import { stepTime } from './recertification'
import { findRound, insertConfirmation, writeConfirmed } from './store'

/** The confirmation that was kept, and when it was due; undefined for one that nobody had asked for. */
export type Confirmed = { confirmationId: string; dueAt: Date | undefined }

type Seen = {
  app: { id: string; name: string; organizationId: string }
  evidence: Evidence
}

/**
 * Keeps what was shown to whom, and begins the next round. Where the policy asks for none of this app, it waits
 * until the policy does, and is reckoned from this day.
 */
export async function keepConfirmation(
  tx: Tx,
  actor: Actor,
  { app, evidence }: Seen,
): Promise<Confirmed> {
  const at = now()
  const { organizationId } = app
  const { recertifyDays: days } = await findPolicyOfApp(tx, { organizationId, appId: app.id })
  const round = await findRound(tx, app.id)
  const wasDueAt = round && round.days > 0 ? round.dueAt : undefined
  const confirmationId = newId('cfm')
  await insertConfirmation(tx, {
    id: confirmationId,
    organizationId,
    appId: app.id,
    appName: app.name,
    ownerName: evidence.ownerName,
    dueAt: wasDueAt ?? null,
    confirmedAt: at,
    confirmedById: actor.personId,
    confirmedByName: actor.personName,
    shown: evidence.shown,
  })
  const dueAt = secondsAfter(at, days * DAY)
  const next = { dueAt, step: 0, stepAt: stepTime(dueAt, 0) }
  await writeConfirmed(tx, app.id, { organizationId, days, confirmedAt: at, ...next })
  return { confirmationId, dueAt: wasDueAt }
}
