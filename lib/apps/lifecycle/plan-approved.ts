import { Refusal } from '@/lib/errors'
import type { Approval } from '../approvals/approval'
import { withChange } from '../approvals/what-waits'
import { FIELDS } from '../fields/fields'
import { redirectKindsOf, validateRedirectUri } from '../fields/redirect-uri'
import { planEdit } from '../plan-edit'
import { type PlannedChange, planChange } from '../planned-change'
import type { AppRecord } from '../store'

/**
 * What an approval changes: a new app comes into service, and another one gets what it asked for.
 * Refuses with `approval_does_not_fit` when the app has become another one meanwhile.
 */
export function planApproved(app: AppRecord, { kind, change }: Approval): PlannedChange {
  if (kind === 'new_app') {
    if (app.suspendedFor !== 'approval') throw doesNotFit(app)
    return planChange('app.resumed', { data: { suspendedAt: null, suspendedFor: null } })
  }
  const edit = withChange(app, change)
  refuseUnfit(app, edit)
  // An administrator has seen it, so that what they verified stays verified.
  const plan = planEdit(app, edit, { vouches: true })
  if (!plan) throw doesNotFit(app)
  return plan
}

function refuseUnfit(app: AppRecord, edit: ReturnType<typeof withChange>): void {
  const kinds = redirectKindsOf(app)
  for (const field of ['redirectUris', 'postLogoutRedirectUris', 'scopes'] as const) {
    const values = edit[field] ?? []
    if (values.length > FIELDS[field].maxCount) throw doesNotFit(app)
    if (field === 'scopes') continue
    const added = values.filter((uri) => !app[field].includes(uri))
    const unfit = added.some((uri) => validateRedirectUri(uri, kinds) !== null)
    if (unfit || (app.type === 'machine' && added.length > 0)) throw doesNotFit(app)
  }
}

function doesNotFit({ id }: AppRecord): Refusal {
  return new Refusal('approval_does_not_fit', `app ${id}`)
}
