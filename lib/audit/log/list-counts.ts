import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { pageNumber } from '@/lib/page'
import { listRefusedHours } from '@/lib/usage/list-refused-hours'
import { listRefusedSignIns } from '@/lib/usage/list-refused-sign-ins'
import { listTokenHours } from '@/lib/usage/list-token-hours'
import { auditFilter } from './audit-query'
import { authorizeReader } from './authorize-reader'
import { narrow } from './narrow'
import { recordReading } from './record-reading'

/** The parameters of the pages that count: the filter, and where the page begins. */
export const countsQuery = auditFilter.extend({
  before: z.string().max(8_000).optional().catch(undefined),
  page: pageNumber,
})

export type CountsQuery = z.output<typeof countsQuery>

/** Without times, as far back as hours of callers are kept. */
const HOURS_KEPT_DAYS = 100

/**
 * What was refused to apps, as `listRefusedHours` tells it. Refuses with `not_found` unless the
 * actor is an administrator or support.
 */
export async function listRefusedRequests(
  actor: Actor,
  { before, page: _, ...query }: CountsQuery,
) {
  authorizeReader(actor)
  await recordReading(actor, query, 'refused')
  return listRefusedHours(actor, { filter: await narrow(actor, query), before })
}

/** The refused sign-ins, as `listRefusedSignIns` tells them; refuses in the same way. */
export async function listSignInRefusals(actor: Actor, { before: _, page, ...query }: CountsQuery) {
  authorizeReader(actor)
  await recordReading(actor, query, 'sign_ins')
  const { actors, ...filter } = await narrow(actor, query)
  const people = actors === 'nobody' ? [''] : actors
  return listRefusedSignIns(actor, { filter: { ...filter, people }, page })
}

/** The hours of callers, as `listTokenHours` tells them; refuses in the same way. */
export async function listTokenCounts(actor: Actor, { before, page: _, ...query }: CountsQuery) {
  authorizeReader(actor)
  await recordReading(actor, query, 'tokens')
  const { apps, from, until } = await narrow(actor, query)
  return listTokenHours(actor, {
    apps,
    from: from ?? secondsAfter(now(), -HOURS_KEPT_DAYS * DAY),
    to: until ?? secondsAfter(now(), DAY),
    before: before ?? null,
  })
}
