import { z } from 'zod'
import { findApp } from '@/lib/apps/find-app'
import { momentPlace } from '@/lib/place'
import { confirmApp } from '@/lib/recertification/confirm-app'
import { findEvidence } from '@/lib/recertification/find-evidence'
import { listConfirmations } from '@/lib/recertification/list-confirmations'
import { listDueApps, listMyDueApps } from '@/lib/recertification/list-due'
import { DUE_STATES } from '@/lib/recertification/recertification'
import { moment } from '../moment'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'
import { answeredApp, versionOf } from './answered-app'
import { app } from './app-answer'
import { inApp } from './in-app'
import {
  allItems,
  allOnWire,
  countedPartOfItems,
  countedPartOnWire,
  longList,
  partOfItems,
  partOnWire,
  placeBehind,
} from './paging'

const reads = { method: 'GET', tag: 'Recertification' } as const

const due = typeNamed('DueConfirmation', {
  client_id: z.string(),
  client_name: z.string(),
  owner_name: z.string(),
  due_at: moment,
  confirmed_at: moment.nullable(),
  state: z.enum(DUE_STATES),
})

/** In the API an app is a client. */
const named = <One extends { appId: string; appName: string }>({
  appId,
  appName,
  ...one
}: One) => ({
  clientId: appId,
  clientName: appName,
  ...one,
})

const listAll = operation({
  ...reads,
  id: 'listDueApps',
  path: '/recertification',
  summary: 'The apps of the organization by the day on which they are due, and how far it is.',
  scope: 'policies:read apps:read',
  query: longList(momentPlace()),
  answer: countedPartOfItems(due)
    .extend({
      progress: z
        .object({
          confirmed: z.int(),
          not_due: z.int(),
          due_soon: z.int(),
          due: z.int(),
          overdue: z.int(),
          suspended: z.int(),
        })
        .describe(
          'How many apps are in each state. A number above 100,000 says only that there are more.',
        ),
    })
    .meta({ id: 'DueConfirmationPage' }),
  listOf: due,
  refusals: ['forbidden'],
  async run(actor, { query }) {
    const found = await listDueApps(actor, query)
    const part = countedPartOnWire(found.apps.map(named), found, {
      path: '/recertification',
      query,
    })
    return { ...part, progress: toWire(found.progress) }
  },
})

const listMine = operation({
  ...reads,
  id: 'listMyDueApps',
  path: '/recertification/mine',
  summary: 'The caller’s own apps that are due, the most urgent first; at most 50.',
  scope: 'apps:read',
  peopleOnly: true,
  answer: allItems(due),
  listOf: due,
  run: async (actor) => allOnWire((await listMyDueApps(actor)).map(named)),
})

const shown = typeNamed('ShownToOwner', {
  redirect_uris: z.array(z.string()),
  scopes: z.array(z.string()),
  secrets: z.array(usedCredential({ hint: z.string() })),
  keys: z.array(usedCredential({})),
  federated: z.array(usedCredential({ issuer: z.string() })),
  callers: z.array(
    z.object({ address: z.string(), credential: z.string(), last_at: moment.nullable() }),
  ),
  /** How many callers are not in the list. */
  more_callers: z.int(),
  /** How many people let it in. */
  people: z.int(),
})

function usedCredential<Shape extends z.ZodRawShape>(more: Shape) {
  return z.object({ name: z.string(), last_used_at: moment.nullable(), ...more })
}

const read = operation({
  ...reads,
  id: 'readEvidence',
  path: '/apps/{client_id}/confirmation',
  summary: 'What an owner looks at before they confirm an app; `seen` stands for it.',
  scope: 'apps:read',
  params: inApp,
  answer: typeNamed('ConfirmationView', {
    seen: z.string(),
    shown,
    owner_name: z.string(),
    due_at: moment.nullable(),
    confirmed_at: moment.nullable(),
  }),
  refusals: ['not_found'],
  run: async (actor, { params }) => toWire(await findEvidence(actor, params.client_id)),
})

const confirm = operation({
  id: 'confirmApp',
  method: 'POST',
  path: '/apps/{client_id}/confirmation',
  tag: 'Recertification',
  summary: 'Confirm that an app is needed as it was `seen`: its owner or an administrator.',
  scope: 'apps:write',
  peopleOnly: true,
  needsStepUp: true,
  params: inApp,
  body: z.object({ seen: z.string().max(100) }),
  answer: app,
  refusals: [
    'not_found',
    'forbidden',
    'owner_confirms',
    'app_deleted',
    'app_waits_for_approval',
    'app_changed_meanwhile',
    'step_up_required',
  ],
  run: async (actor, { params, body }) =>
    answeredApp(actor, await confirmApp(actor, params.client_id, body.seen)),
  replay: async (actor, { client_id }) => answeredApp(actor, await findApp(actor, client_id)),
  etag: versionOf,
})

const confirmation = typeNamed('Confirmation', {
  id: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  owner_name: z.string(),
  due_at: moment.nullable(),
  confirmed_at: moment,
  confirmed_by_name: z.string(),
  shown,
})

const listConfirmed = operation({
  ...reads,
  id: 'listConfirmations',
  path: '/recertification/confirmations',
  summary: 'Every confirmation with what was shown, the oldest first: for an auditor.',
  scope: 'policies:read apps:read',
  query: z.object({ after: placeBehind(momentPlace()) }),
  answer: partOfItems(confirmation),
  listOf: confirmation,
  refusals: ['forbidden'],
  async run(actor, { query }) {
    const { confirmations, next } = await listConfirmations(actor, query.after)
    const found = { items: confirmations.map(named), after: next }
    return partOnWire(found, { path: '/recertification/confirmations', query })
  },
})

export const recertificationOperations = [listAll, listMine, read, confirm, listConfirmed]
