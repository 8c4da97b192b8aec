import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { findApp } from '@/lib/apps/find-app'
import { addAppMember } from '@/lib/apps/members/add-app-member'
import { newMemberInput } from '@/lib/apps/members/member-input'
import { removeAppMember } from '@/lib/apps/members/remove-app-member'
import { setAppVerified } from '@/lib/apps/set-app-verified'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app } from './app-answer'
import { inApp } from './in-app'
import { colleague } from './in-person'

/** Who owns an app may do more with it than `apps:write` says. So no app decides that for itself. */
const shared = {
  tag: 'Apps',
  scope: 'apps:write',
  peopleOnly: true,
  needsStepUp: true,
  answer: app,
} as const
const refusals = ['not_found', 'forbidden', 'app_deleted', 'step_up_required'] as const

const addMember = operation({
  ...shared,
  id: 'addAppMember',
  method: 'POST',
  path: '/apps/{client_id}/members',
  summary: 'Add a colleague, who may then do what the owner may.',
  params: inApp,
  body: colleague,
  status: 201,
  refusals,
  run: async (actor, { params, body }) =>
    answeredApp(
      actor,
      await addAppMember(actor, params.client_id, acceptInput(newMemberInput, body)),
    ),
  replay: async (actor, { client_id }) => answeredApp(actor, await findApp(actor, client_id)),
  etag: versionOf,
})

const removeMember = operation({
  ...shared,
  id: 'removeAppMember',
  method: 'DELETE',
  path: '/apps/{client_id}/members/{person_id}',
  summary: 'Remove a colleague from an app.',
  params: inApp.extend({ person_id: z.string().max(40) }),
  refusals,
  run: async (actor, { params }) =>
    answeredApp(actor, await removeAppMember(actor, params.client_id, params.person_id)),
  etag: versionOf,
})

const verify = operation({
  ...shared,
  id: 'verifyApp',
  method: 'PUT',
  path: '/apps/{client_id}/verified',
  summary: 'Vouch for an app before everybody whom it asks for access, or take that back.',
  params: inApp,
  body: z.object({ verified: z.boolean('true or false.') }),
  refusals,
  run: async (actor, { params, body }) =>
    answeredApp(actor, await setAppVerified(actor, params.client_id, body.verified)),
  etag: versionOf,
})

export const appPeopleOperations = [addMember, removeMember, verify]
