import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { newMemberInput } from '@/lib/apps/members/member-input'
import { handOverApps } from '@/lib/leavers/hand-over-apps'
import { keepSecret } from '@/lib/leavers/keep-secret'
import { KEPT_REASON_MAX, SHOWN_STATES } from '@/lib/leavers/leaver'
import { keepSecretInput } from '@/lib/leavers/leaver-input'
import { listShownSecrets } from '@/lib/leavers/list-shown-secrets'
import { listUnfinished } from '@/lib/leavers/list-unfinished'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { colleague, inPerson } from './in-person'
import { allItems, allOnWire, paged, pageOfItems, pageOnWire } from './paging'
import { handedOver, handedOverOnWire } from './several-answer'

const reads = { method: 'GET', tag: 'People', scope: 'people:read apps:read' } as const
const changes = { method: 'POST', tag: 'People', needsStepUp: true } as const

const unfinished = typeNamed('Leaver', {
  person_id: z.string(),
  name: z.string(),
  /** Secrets that they have seen, that work, and about which nobody has decided. */
  open_secrets: z.int(),
  owned_apps: z.int(),
})

const listLeavers = operation({
  ...reads,
  id: 'listLeavers',
  path: '/leavers',
  summary: 'The disabled people of whom something is left to do; empty for all but administrators.',
  answer: allItems(unfinished),
  listOf: unfinished,
  run: async (actor) =>
    allOnWire((await listUnfinished(actor)).map(({ id, ...one }) => ({ personId: id, ...one }))),
})

const shown = typeNamed('ShownSecret', {
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  app: z.object({ id: z.string(), name: z.string(), status: z.string() }),
  shown_at: moment,
  expires_at: moment.nullable(),
  last_used_at: moment.nullable(),
  state: z.enum(SHOWN_STATES),
  ended_at: moment.nullable(),
  ended_by_name: z.string().nullable(),
  /** Why it is left as it is; null unless `kept`. */
  kept: z.object({ at: moment, by_name: z.string(), reason: z.string() }).nullable(),
})

const listShown = operation({
  ...reads,
  id: 'listShownSecrets',
  path: '/people/{person_id}/shown-secrets',
  summary: 'Every secret that a person was shown and that still works, never a value.',
  description:
    'Of somebody who was disabled also those that ended since. `open` counts those about which nobody has decided.',
  params: inPerson,
  query: paged,
  answer: pageOfItems(shown).extend({ open: z.int() }).meta({ id: 'ShownSecretPage' }),
  listOf: shown,
  refusals: ['not_found'],
  async run(actor, { params: { person_id }, query }) {
    const wanted = { page: query.page, take: query.size }
    const { secrets: items, total, page, open } = await listShownSecrets(actor, person_id, wanted)
    const path = `/people/${encodeURIComponent(person_id)}/shown-secrets`
    return { ...pageOnWire({ items, total, page }, { path, query }), open }
  },
})

const keep = operation({
  ...changes,
  id: 'keepSecret',
  path: '/shown-secrets/{secret_id}/keep',
  summary: 'Leave a secret as it is, although somebody who left has seen it, and say why.',
  scope: 'people:write',
  params: z.object({ secret_id: z.string().max(40) }),
  body: z.object({ reason: z.string().max(10 * KEPT_REASON_MAX) }),
  refusals: ['forbidden', 'not_found', 'step_up_required', 'secret_not_active'],
  async run(actor, { params, body }) {
    const sent = { secretId: params.secret_id, reason: body.reason }
    await keepSecret(actor, acceptInput(keepSecretInput, sent))
  },
})

const handOver = operation({
  ...changes,
  id: 'handOverApps',
  path: '/people/{person_id}/hand-over',
  summary: 'Give the apps of a person to a colleague: up to 500, what is left by the next request.',
  scope: 'people:write apps:write',
  params: inPerson,
  body: colleague,
  answer: handedOver,
  refusals: ['forbidden', 'not_found', 'step_up_required', 'app_deleted'],
  async run(actor, { params, body }) {
    const to = acceptInput(newMemberInput, body)
    return handedOverOnWire(await handOverApps(actor, params.person_id, to))
  },
})

export const leaverOperations = [listLeavers, listShown, keep, handOver]
