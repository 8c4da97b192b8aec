import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { removedKey } from './credential-names'
import { findCredentials } from './credential-store'
import { STEPS, startsOf, type Usage, type UsageRange } from './usage'
import { countRefused, filled, filledById, findUses } from './usage-store'

/**
 * How often each secret and key of the app was used in the range, and how much was refused; at most a
 * second late. Refuses with `not_found`.
 */
export async function findUsage(actor: Actor, appId: string, range: UsageRange): Promise<Usage> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const starts = startsOf(range, at)
  const { step, seconds } = STEPS[range]
  const cut = { from: starts[0] ?? at, seconds }
  const [uses, refused] = await Promise.all([
    findUses(db(), appId, cut),
    countRefused(db(), appId, cut),
  ])
  const points = filledById(uses, starts.length)
  const used = [...points.keys()]
  const known = await findCredentials(db(), { appId, at, ids: used })
  const removed = used.filter((id) => !known.some((one) => one.id === id)).map(removedKey)
  const series = [...known, ...removed].map((credential) => ({
    credential,
    points: points.get(credential.id) ?? filled([], starts.length),
  }))
  return { range, step, starts, series, refused: filled(refused, starts.length) }
}
