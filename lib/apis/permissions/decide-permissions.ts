import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { holdOrganization } from '@/lib/organizations/hold-organization'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ApiRecord } from '../store'
import { authorizeDecision } from './authorize-decision'
import type { Decision } from './decision-input'
import { permissionsInWords, VERDICTS } from './permission'
import { lockAppOf, writeDecision } from './store'

const OUTCOMES = {
  grant: { status: 'granted', action: 'app.permission_granted' },
  refuse: { status: 'refused', action: 'app.permission_refused' },
  withdraw: { status: 'refused', action: 'app.permission_withdrawn' },
} as const

/**
 * Grants, refuses or withdraws permissions of an app at an API, with a word to the app's people.
 * What is granted counts from the next request on, and what is withdrawn is gone from tokens that
 * live. Refuses with `not_found`, `forbidden`, `permission_closed` if the API lets nobody have such
 * access, `permission_decided_meanwhile` unless all of them can be decided like this, and
 * `step_up_required` for a grant.
 */
export async function decidePermissions(
  actor: Actor,
  { apiId, appId }: { apiId: string; appId: string },
  { verdict, permissions, word }: Decision,
): Promise<void> {
  const { status, action } = OUTCOMES[verdict]
  await inTransaction(async (tx) => {
    await holdOrganization(tx, actor.organizationId)
    const api = await authorizeDecision(tx, actor, apiId)
    const app = await lockAppOf(tx, actor.organizationId, appId)
    if (!app) throw new Refusal('not_found', `app ${appId}`)
    if (verdict === 'grant') {
      refuseClosed(api, permissions)
      requireStepUp(actor)
    }
    const changed = { appId, apiId, permissions, from: VERDICTS[verdict] }
    const decided = { status, decidedAt: now(), decidedByName: actor.personName, word }
    if ((await writeDecision(tx, changed, decided)) !== permissions.length) {
      throw new Refusal('permission_decided_meanwhile', `app ${appId} at API ${apiId}`)
    }
    await recordEvent(tx, actor, action, {
      target: { kind: 'app', id: appId, name: app.name },
      detail: { apiId, api: api.name, permissions: permissionsInWords(permissions), word },
    })
  })
}

function refuseClosed(api: ApiRecord, permissions: Decision['permissions']): void {
  const rules = { for_itself: api.accessForItself, for_people: api.accessForPeople }
  const closed = permissions.find(({ kind }) => rules[kind] === 'nobody')
  if (closed) throw new Refusal('permission_closed', `${closed.kind} at API ${api.id}`)
}
