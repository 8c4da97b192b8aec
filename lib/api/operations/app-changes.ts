import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { FORM_FIELD_NAMES, pickFields } from '@/lib/apps/fields/fields'
import { findApp } from '@/lib/apps/find-app'
import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { restoreApp } from '@/lib/apps/lifecycle/restore-app'
import { resumeApp } from '@/lib/apps/lifecycle/resume-app'
import { suspendApp } from '@/lib/apps/lifecycle/suspend-app'
import { editApp } from '@/lib/apps/registration/edit-app'
import { registerApp } from '@/lib/apps/registration/register-app'
import { revisionOf } from '@/lib/apps/revision'
import { operation } from '../operation'
import { answeredApp, versionOf } from './answered-app'
import { app } from './app-answer'
import { acceptRegistration, appBody } from './app-body'
import { inApp } from './in-app'
import { refuseUnexpected } from './refuse-unexpected'

const shared = { tag: 'Apps', scope: 'apps:write', answer: app } as const
const refusals = ['not_found', 'forbidden', 'app_deleted', 'precondition_failed'] as const

type Named = { params: { client_id: string }; ifMatch: string | null }

/** The app, if it is still the one that the caller has read. */
async function findExpected(actor: Actor, { params, ifMatch }: Named): Promise<AppView> {
  const before = await findApp(actor, params.client_id)
  refuseUnexpected(ifMatch, before.version)
  return before
}

const reread = async (actor: Actor, { client_id }: { client_id: string }) =>
  answeredApp(actor, await findApp(actor, client_id))

const register = operation({
  ...shared,
  id: 'registerApp',
  method: 'POST',
  path: '/apps',
  summary: 'Register an app. The person who asks owns it.',
  peopleOnly: true,
  body: appBody,
  status: 201,
  refusals: ['forbidden', 'app_registration_off'],
  run: async (actor, { body }) =>
    answeredApp(actor, await registerApp(actor, acceptRegistration(body))),
  idOf: ({ client_id }) => client_id,
  replay: async (actor, { id }) => answeredApp(actor, await findApp(actor, id ?? '')),
  etag: versionOf,
})

const edit = operation({
  ...shared,
  id: 'editApp',
  method: 'PATCH',
  path: '/apps/{client_id}',
  summary: 'Change some fields of an app (RFC 7396); the others stay.',
  needsStepUp: true,
  params: inApp,
  body: appBody,
  refusals: [...refusals, 'app_described_elsewhere', 'app_changed_meanwhile', 'step_up_required'],
  async run(actor, asked) {
    const before = await findExpected(actor, asked)
    const registration = acceptRegistration(asked.body, pickFields(before, FORM_FIELD_NAMES))
    const edit = { ...registration, revision: revisionOf(before) }
    return answeredApp(actor, await editApp(actor, asked.params.client_id, edit))
  },
  etag: versionOf,
})

const remove = operation({
  ...shared,
  id: 'deleteApp',
  method: 'DELETE',
  path: '/apps/{client_id}',
  summary: 'Delete an app. It can be restored for 7 days.',
  needsStepUp: true,
  params: inApp,
  refusals: [...refusals, 'step_up_required', 'confirmation_mismatch'],
  async run(actor, asked) {
    // Nobody types the name: whoever calls has named the app by its id.
    const { name: typedName } = await findExpected(actor, asked)
    return answeredApp(actor, await deleteApp(actor, asked.params.client_id, { typedName }))
  },
  etag: versionOf,
})

type Act = {
  id: string
  path: string
  summary: string
  act: (actor: Actor, appId: string) => Promise<AppView>
  more?: readonly ('step_up_required' | 'restore_window_over' | 'host_not_admitted')[]
}

/** An operation that does one thing to an app and takes nothing else. */
function actOn({ act, more = [], ...said }: Act) {
  return operation({
    ...shared,
    ...said,
    method: 'POST',
    needsStepUp: more.includes('step_up_required'),
    params: inApp,
    body: z.object({}),
    refusals: [...refusals, ...more],
    async run(actor, asked) {
      await findExpected(actor, asked)
      return answeredApp(actor, await act(actor, asked.params.client_id))
    },
    replay: reread,
    etag: versionOf,
  })
}

const suspend = actOn({
  id: 'suspendApp',
  path: '/apps/{client_id}/suspend',
  summary: 'Stop an app for a while: it does not authenticate, and its tokens are dead.',
  act: suspendApp,
})

const resume = actOn({
  id: 'resumeApp',
  path: '/apps/{client_id}/resume',
  summary: 'End the suspension of an app.',
  act: resumeApp,
  more: ['step_up_required', 'host_not_admitted'],
})

const restore = actOn({
  id: 'restoreApp',
  path: '/apps/{client_id}/restore',
  summary: 'Restore a deleted app, as it was.',
  act: restoreApp,
  more: ['step_up_required', 'restore_window_over'],
})

export const appChangeOperations = [register, edit, remove, suspend, resume, restore]
