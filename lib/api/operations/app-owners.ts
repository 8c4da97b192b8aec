import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { changeOwner } from '@/lib/apps/lifecycle/change-owner'
import { changeOwners } from '@/lib/apps/lifecycle/change-owners'
import { SEVERAL_APPS_MAX } from '@/lib/apps/lifecycle/several-apps'
import { newOwnerInput } from '@/lib/apps/lifecycle/several-input'
import { newMemberInput } from '@/lib/apps/members/member-input'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app } from './app-answer'
import { inApp } from './in-app'
import { colleague } from './in-person'
import { handedOver, handedOverOnWire } from './several-answer'

/** Whoever owns an app may do more with it than `apps:write` says. So no app gives one away. */
const shared = { tag: 'Apps', scope: 'apps:write', peopleOnly: true, needsStepUp: true } as const
const refusals = [
  'not_found',
  'forbidden',
  'app_deleted',
  'step_up_required',
  'owner_gives_away',
] as const

const giveAway = operation({
  ...shared,
  id: 'changeAppOwner',
  method: 'PUT',
  path: '/apps/{client_id}/owner',
  summary: 'Give an app to a colleague.',
  params: inApp,
  body: colleague,
  answer: app,
  refusals,
  run: async (actor, { params, body }) =>
    answeredApp(
      actor,
      await changeOwner(actor, params.client_id, acceptInput(newMemberInput, body).email),
    ),
  etag: versionOf,
})

const giveSeveral = operation({
  ...shared,
  id: 'changeOwners',
  method: 'POST',
  path: '/apps/owner',
  summary: 'Give several apps to one colleague, as `changeAppOwner` does with one.',
  body: z.object({
    client_ids: z.array(z.string()).min(1).max(SEVERAL_APPS_MAX),
    ...colleague.shape,
  }),
  answer: handedOver,
  refusals,
  async run(actor, { body: { client_ids: appIds, email } }) {
    return handedOverOnWire(
      await changeOwners(actor, acceptInput(newOwnerInput, { appIds, email })),
    )
  },
})

export const appOwnerOperations = [giveAway, giveSeveral]
