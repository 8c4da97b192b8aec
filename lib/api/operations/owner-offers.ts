import { findApp } from '@/lib/apps/find-app'
import { acceptApp } from '@/lib/apps/lifecycle/accept-app'
import { declineApp } from '@/lib/apps/lifecycle/decline-app'
import { listOfferedApps } from '@/lib/apps/lifecycle/list-offered-apps'
import { withdrawOffer } from '@/lib/apps/lifecycle/withdraw-offer'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app, offer } from './app-answer'
import { inApp } from './in-app'
import { allItems, allOnWire } from './paging'

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

export const ownerOfferOperations = [list, accept, decline, withdraw]
