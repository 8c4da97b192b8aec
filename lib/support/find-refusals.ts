import type { Actor } from '@/lib/actor'
import { DAY, MINUTE, now, secondsAfter } from '@/lib/clock'
import { listRefused } from '@/lib/usage/list-refused'
import { listRefusedHours } from '@/lib/usage/list-refused-hours'
import type { RefusedAttempts } from '@/lib/usage/usage'
import { explainCause } from './explain-refusal'
import { AROUND_MINUTES, type ExplainedRefusal, LOOKED_BACK_DAYS } from './support'
import type { SupportQuery } from './support-input'

/**
 * What was refused to an app in the hour around a time, or of late; from one address, or from
 * everywhere. The latest first, each explained.
 */
export async function findRefusals(
  actor: Actor,
  appId: string,
  { at, address }: SupportQuery,
): Promise<ExplainedRefusal[]> {
  const since = secondsAfter(now(), -LOOKED_BACK_DAYS * DAY)
  const found = at
    ? await refusedAround(actor, appId, { at, address })
    : await listRefused(actor, appId, { since })
  return found
    .filter((refused) => address === null || refused.address === address)
    .map((refused) => ({ ...explainCause(refused.cause), refused }))
}

async function refusedAround(
  actor: Actor,
  appId: string,
  { at, address }: { at: Date; address: string | null },
): Promise<RefusedAttempts[]> {
  const [from, until] = [-1, 1].map((way) => secondsAfter(at, way * AROUND_MINUTES * MINUTE))
  if (!from || !until) return []
  // Rows are hours: the one in which it begins counts as a whole.
  const filter = { apps: [appId], cause: null, address, from: hourOf(from), until }
  const { hours } = await listRefusedHours(actor, { filter })
  return hours.filter(({ firstAt, lastAt }) => lastAt >= from && firstAt <= until)
}

function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
}
