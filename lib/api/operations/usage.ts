import { z } from 'zod'
import { now } from '@/lib/clock'
import { isPrintable } from '@/lib/printable'
import { isStorableMoment } from '@/lib/storable'
import { findBlastRadius } from '@/lib/usage/find-blast-radius'
import { findUsage } from '@/lib/usage/find-usage'
import { listCallers } from '@/lib/usage/list-callers'
import { listRefused } from '@/lib/usage/list-refused'
import { startsOf, USAGE_RANGES } from '@/lib/usage/usage'
import { moment } from '../moment'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { inApp } from './in-app'
import { allItems, allOnWire } from './paging'
import { blastRadius, caller, refused, usage } from './usage-answer'

const credentialId = z
  .string()
  .max(100)
  .refine(isPrintable, 'The id of a secret or key.')
  .optional()

/** Since when, and of which secret or key alone. Without `since` it is the last 30 days. */
const which = z.object({
  since: moment
    .refine(isStorableMoment, 'Choose a later time.')
    .transform((time) => new Date(time))
    .optional(),
  credential_id: credentialId,
})

function whichOf({ since, credential_id }: z.output<typeof which>) {
  const from = since ?? startsOf('30d', now())[0] ?? now()
  return credential_id === undefined
    ? { since: from }
    : { since: from, credentialId: credential_id }
}

const shared = {
  method: 'GET',
  tag: 'Usage',
  scope: 'apps:read',
  params: inApp,
  refusals: ['not_found'],
} as const

const series = operation({
  ...shared,
  id: 'readUsage',
  path: '/apps/{client_id}/usage',
  summary: 'How often each secret and key of an app was used, and how much was refused.',
  query: z.object({ range: z.enum(USAGE_RANGES, '24h, 7d, 30d or 90d.').default('30d') }),
  answer: usage,
  run: async (actor, { params, query }) =>
    toWire(await findUsage(actor, params.client_id, query.range)),
})

const callers = operation({
  ...shared,
  id: 'listCallers',
  path: '/apps/{client_id}/usage/callers',
  summary: 'From where, with which program and for what, the newest first; at most 100.',
  query: which,
  answer: allItems(caller),
  listOf: caller,
  async run(actor, { params, query }) {
    const { callers: items, more } = await listCallers(actor, params.client_id, whichOf(query))
    return { ...allOnWire(items), total: items.length + more }
  },
})

const refusals = operation({
  ...shared,
  id: 'listRefused',
  path: '/apps/{client_id}/usage/refused',
  summary: 'What was refused, by credential, cause and address, the newest first; at most 200.',
  query: which,
  answer: allItems(refused),
  listOf: refused,
  run: async (actor, { params, query }) =>
    allOnWire(await listRefused(actor, params.client_id, whichOf(query))),
})

const radius = operation({
  ...shared,
  id: 'readBlastRadius',
  path: '/apps/{client_id}/usage/blast-radius',
  summary: 'What may stop when an app, or one of its secrets or keys, no longer works.',
  query: z.object({ secret_id: credentialId, key_id: credentialId }),
  answer: blastRadius,
  async run(actor, { params, query: { secret_id: secretId, key_id: keyId } }) {
    const of = secretId === undefined ? (keyId === undefined ? {} : { keyId }) : { secretId }
    return toWire(await findBlastRadius(actor, params.client_id, of))
  },
})

export const usageOperations = [series, callers, refusals, radius]
