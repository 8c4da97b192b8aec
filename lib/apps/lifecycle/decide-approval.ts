import type { Actor } from '@/lib/actor'
import { requestPermissions } from '@/lib/apis/permissions/request-permissions'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { documentHost } from '../app'
import type { ApprovalDecision } from '../approvals/approval-input'
import { decideApproval as decide, findApprovalOf } from '../approvals/store'
import { detailOf } from '../approvals/what-waits'
import { refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { lockHost } from '../documents/allowed-host-store'
import type { PlannedChange } from '../planned-change'
import { refuseStale } from '../revision'
import type { AppRecord } from '../store'
import { planApproved } from './plan-approved'

type Asked = NonNullable<Awaited<ReturnType<typeof findApprovalOf>>>

/**
 * Approves or refuses what an app waits for, with a word to its people. An approved new app is in
 * service; of an approved change the registration has what was asked for. Refuses with `forbidden`,
 * `not_found`, `step_up_required`, `approval_decided_meanwhile`, `app_deleted`, and an approval with
 * `app_changed_meanwhile` unless the app has the registration that was seen,
 * `approval_does_not_fit`, and `host_not_admitted`.
 */
export async function decideApproval(actor: Actor, decision: ApprovalDecision): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const asked = await findApprovalOf(db(), actor.organizationId, decision.approvalId)
  if (!asked) throw new Refusal('not_found', `approval ${decision.approvalId}`)
  await changeApp(actor, asked.appId, async (app, tx) => {
    refuseDeleted(app)
    const approves = decision.verdict === 'approve'
    const state = approves ? 'approved' : 'refused'
    const decided = { decidedAt: now(), decidedByName: actor.personName, word: decision.word }
    if (!(await decide(tx, asked.id, { state, ...decided }))) {
      throw new Refusal('approval_decided_meanwhile', `approval ${asked.id}`)
    }
    const plan = approves ? await approved(tx, app, { asked, decision }) : null
    return recorded(plan, { asked, decision })
  })
}

type Case = { asked: Asked; decision: ApprovalDecision }

async function approved(tx: Tx, app: AppRecord, { asked, decision }: Case): Promise<PlannedChange> {
  refuseStale(app, decision.revision)
  const host = documentHost(app.id)
  if (host !== null && !(await lockHost(tx, app.organizationId, host))) {
    throw new Refusal('host_not_admitted', host)
  }
  return planApproved(app, asked)
}

/** The plan with the event of the decision, and with added scopes requested of their APIs. */
function recorded(plan: PlannedChange | null, { asked, decision }: Case): PlannedChange {
  const { id: approvalId, kind, change, askedById, askedByName } = asked
  const action = decision.verdict === 'approve' ? 'approval.approved' : 'approval.refused'
  return {
    data: plan?.data ?? {},
    async record(tx, actor, { id, name }) {
      await recordEvent(tx, actor, action, {
        target: { kind: 'app', id, name },
        detail: {
          approvalId,
          ...detailOf(kind, change),
          askedBy: askedByName,
          word: decision.word,
        },
      })
      await plan?.record(tx, actor, { id, name })
      if (!plan || change.addScopes.length === 0) return
      // Whoever asked requests them: to approve of the app grants nothing at an API.
      const asking = {
        ...actor,
        personId: askedById,
        personName: askedByName,
        role: 'developer',
      } as const
      await requestPermissions(tx, asking, { app: { id, name }, scopes: change.addScopes })
    },
  }
}
