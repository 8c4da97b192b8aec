import { setPolicy } from '@/lib/policies/testing/parsed'
import { confirmApp } from '@/lib/recertification/confirm-app'
import { findEvidence } from '@/lib/recertification/find-evidence'
import { listDueApps } from '@/lib/recertification/list-due'
import {
  enrollForRecertification,
  takeRecertificationSteps,
} from '@/lib/recertification/take-steps'
import { NIGHTLY_INVOICES } from './accounting-api'
import { goTo } from './calendar'
import type { People } from './people'

/** The days before the present on which an app of 200, 190 or 171 days has a step. */
const STEPS = [34, 24, 20, 10, 6, 5]
/** A minute later, so that the step has come. */
const AFTER = 0.001

/**
 * Owners have confirmed their apps every half year for some weeks. Two were confirmed, those of
 * somebody who has left are overdue, another one is due soon, and the rest later.
 */
export async function seedRecertification({ ingrid, mateo, priya }: People): Promise<void> {
  goTo(50)
  await setPolicy(ingrid, { recertifyDays: 180 })
  while ((await enrollForRecertification()) > 0);
  const { apps } = await listDueApps(ingrid, { size: 100 })
  const confirmations = [
    { day: 15, owner: priya, name: 'Seat counter' },
    { day: 9, owner: mateo, name: NIGHTLY_INVOICES },
  ]
  for (const day of [...STEPS, 15, 9].toSorted((one, other) => other - one)) {
    goTo(day - AFTER)
    while ((await takeRecertificationSteps()) > 0);
    const confirmed = confirmations.find((one) => one.day === day)
    const app = apps.find(({ appName }) => appName === confirmed?.name)
    if (!confirmed || !app) continue
    const { seen } = await findEvidence(confirmed.owner, app.appId)
    await confirmApp(confirmed.owner, app.appId, seen)
  }
}
