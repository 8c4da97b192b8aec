import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { findApp } from '@/lib/apps/find-app'
import { acceptApp } from '@/lib/apps/lifecycle/accept-app'
import { changeOwners } from '@/lib/apps/lifecycle/change-owners'
import { declineApp } from '@/lib/apps/lifecycle/decline-app'
import { listOfferedApps } from '@/lib/apps/lifecycle/list-offered-apps'
import { SEVERAL_APPS_MAX } from '@/lib/apps/lifecycle/several-apps'
import { newOwnerInput } from '@/lib/apps/lifecycle/several-input'
import { withdrawOffer } from '@/lib/apps/lifecycle/withdraw-offer'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app, offer } from './app-answer'
import { inApp } from './in-app'
import { allItems, allOnWire } from './paging'
import { handedOver, handedOverOnWire } from './several-answer'

const shared = { tag: 'Apps', scope: 'apps:write', peopleOnly: true } as const
const refusals = ['not_found', 'app_deleted'] as const

const list = operation({
  ...shared,
  id: 'listOwnerOffers',
  method: 'GET',
  path: '/owner-offers',
  summary: 'The apps that colleagues offer to the caller, the oldest offer first.',
  scope: 'apps:read',
  answer: allItems(offer),
  listOf: offer,
  run: async (actor) =>
    allOnWire(
      (await listOfferedApps(actor)).map(({ app: { id, name }, ...one }) => ({
        ...one,
        clientId: id,
        clientName: name,
      })),
    ),
})

const accept = operation({
  ...shared,
  id: 'acceptOwnerOffer',
  method: 'POST',
  path: '/owner-offers/{client_id}/accept',
  summary: 'Take over an app that its owner offers to the caller.',
  needsStepUp: true,
  params: inApp,
  answer: app,
  refusals: [...refusals, 'forbidden', 'step_up_required'],
  async run(actor, { params }) {
    await acceptApp(actor, params.client_id)
    return answeredApp(actor, await findApp(actor, params.client_id))
  },
  replay: async (actor, { client_id }) => answeredApp(actor, await findApp(actor, client_id)),
  etag: versionOf,
})

const decline = operation({
  ...shared,
  id: 'declineOwnerOffer',
  method: 'POST',
  path: '/owner-offers/{client_id}/decline',
  summary: 'Say no to an app that its owner offers to the caller.',
  params: inApp,
  refusals,
  run: (actor, { params }) => declineApp(actor, params.client_id),
})

const withdraw = operation({
  ...shared,
  id: 'withdrawOwnerOffer',
  method: 'DELETE',
  path: '/apps/{client_id}/owner-offer',
  summary: 'End the offer of an app before it is answered.',
  params: inApp,
  answer: app,
  refusals: ['not_found', 'forbidden', 'owner_gives_away'],
  run: async (actor, { params }) =>
    answeredApp(actor, await withdrawOffer(actor, params.client_id)),
  etag: versionOf,
})

const giveSeveral = operation({
  ...shared,
  id: 'changeOwners',
  method: 'POST',
  path: '/apps/owner',
  summary: 'Give several apps to one colleague, as `changeAppOwner` does with one.',
  needsStepUp: true,
  body: z.object({
    client_ids: z.array(z.string()).min(1).max(SEVERAL_APPS_MAX),
    email: z.string('An email address.').max(254),
  }),
  answer: handedOver,
  refusals: ['not_found', 'forbidden', 'app_deleted', 'step_up_required', 'owner_gives_away'],
  async run(actor, { body: { client_ids: appIds, email } }) {
    return handedOverOnWire(
      await changeOwners(actor, acceptInput(newOwnerInput, { appIds, email })),
    )
  },
})

export const ownerOfferOperations = [list, accept, decline, withdraw, giveSeveral]
