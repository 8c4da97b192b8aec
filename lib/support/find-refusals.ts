import type { Actor } from '@/lib/actor'
import { DAY, MINUTE, now, secondsAfter } from '@/lib/clock'
import { listRefused } from '@/lib/usage/list-refused'
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
  const around = (at: Date, way: number) => secondsAfter(at, way * AROUND_MINUTES * MINUTE)
  const found = await listRefused(actor, appId, {
    since: at ? around(at, -1) : secondsAfter(now(), -LOOKED_BACK_DAYS * DAY),
    until: at ? around(at, 1) : undefined,
    address: address ?? undefined,
  })
  return found.map((refused) => ({ ...explainCause(refused.cause), refused }))
}
