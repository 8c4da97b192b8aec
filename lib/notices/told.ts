import type { AuditAction, AuditDetail } from '@/lib/audit/events/audit-event'
import type { NoticeKind } from './notice'

/**
 * Who is told. `owner` is that of the app; where they are not there any more, the administrators are told.
 * `person` is the one that the event is about.
 */
export type Recipient = 'owner' | 'administrators' | 'person'

export type Told = {
  kind: NoticeKind
  to: Recipient
  /** Of more than a few on one day: what stands behind their number. */
  many: string | ((detail: AuditDetail) => string)
  /** Where it leads, if not to its app. */
  path?: string
  /** Only events with such a detail are told. */
  when?: (detail: AuditDetail) => boolean
}

const ofSecret = (kind: NoticeKind, many: Told['many']): Told => ({ kind, to: 'owner', many })
const ofApp = (many: string): Told => ({ kind: 'apps', to: 'owner', many })
const ofConfirmation = (to: Recipient, many: string): Told => ({ kind: 'decisions', to, many })
const ofAccount = (many: string): Told => ({
  kind: 'account',
  to: 'person',
  many,
  path: '/account',
})

const within = (days: unknown) => (days === 1 ? 'within a day' : `within ${days} days`)

/** Of which events who is told. Nobody is told of what they have done themselves. */
export const TOLD: { [Action in AuditAction]?: Told } = {
  'secret.expiring': ofSecret('expiry', ({ days }) => `secrets expire ${within(days)}`),
  'secret.expired': ofSecret('expiry', 'secrets have expired'),
  'secret.issued': ofSecret('secrets', 'secrets were generated'),
  'secret.first_used': ofSecret('secrets', 'secrets were used for the first time'),
  'secret.revoked': ofSecret('secrets', 'secrets were revoked'),
  'secret.regenerated': ofSecret('secrets', 'secrets were replaced with their tokens'),
  'secret.used_after_end': ofSecret('security', 'secrets that have ended are still used'),
  'secret.leak_reported': ofSecret('security', 'secrets were found by somebody'),
  'rotation.delivered': ofSecret('secrets', 'new secrets were delivered'),
  'rotation.ended': ofSecret('secrets', 'rotations are complete'),
  'rotation.stopped': ofSecret('security', 'rotations have stopped'),
  'app.key_added': ofSecret('secrets', 'public keys were added'),
  'app.key_removed': ofSecret('secrets', 'public keys were removed'),
  'app.federation_added': ofSecret('secrets', 'federated credentials were added'),
  'app.federation_removed': ofSecret('secrets', 'federated credentials were removed'),
  'app.federation_first_used': ofSecret('secrets', 'federated credentials were used first'),
  'app.networks_set': ofApp('times the networks of apps were changed'),
  'secret.networks_set': ofSecret('secrets', 'times the networks of secrets were changed'),
  'app.suspended': ofApp('apps were suspended'),
  'app.resumed': ofApp('apps were resumed'),
  'app.deleted': ofApp('apps were deleted'),
  'app.unused_told': ofApp('apps are unused'),
  'app.unused_suspended': ofApp('unused apps were suspended'),
  'app.unused_deleted': ofApp('unused apps were deleted'),
  'app.restored': ofApp('apps were restored'),
  'app.owner_changed': ofApp('apps were given to you'),
  'app.owner_offered': {
    kind: 'decisions',
    to: 'person',
    many: 'apps were offered to you',
    path: '/apps',
  },
  'app.owner_offer_declined': ofApp('offers of apps were declined'),
  'app.unverified': ofApp('apps are no longer verified'),
  'app.edited': {
    ...ofApp('apps are no longer verified, because they were changed'),
    when: ({ unverified }) => unverified === true,
  },
  'app.permission_granted': ofApp('permissions were granted'),
  'app.permission_refused': ofApp('permissions were refused'),
  'app.permission_withdrawn': ofApp('permissions were withdrawn'),
  'approval.asked': {
    kind: 'decisions',
    to: 'administrators',
    many: 'apps wait for approval',
    path: '/admin/approvals',
  },
  'app.confirmation_due_soon': ofConfirmation('owner', 'apps are to be confirmed within two weeks'),
  'app.confirmation_due': ofConfirmation('owner', 'apps are to be confirmed'),
  'app.confirmation_overdue': ofConfirmation('administrators', 'apps were not confirmed in time'),
  'policy.broken': { kind: 'decisions', to: 'owner', many: 'apps break a policy' },
  'policy.broken_by_many': {
    kind: 'decisions',
    to: 'person',
    many: 'policies are broken by apps of yours',
    path: '/apps',
  },
  'policy.exception_given': ofApp('exceptions from policies were given'),
  'policy.exception_ended': ofApp('exceptions from policies were ended'),
  'approval.approved': ofApp('approvals were given'),
  'approval.refused': ofApp('approvals were refused'),
  'provider.secret_expiring': {
    kind: 'expiry',
    to: 'administrators',
    many: 'client secrets of providers end',
    path: '/admin/providers',
  },
  'webhook.disabled': {
    kind: 'security',
    to: 'administrators',
    many: 'webhooks were switched off, because nothing arrived',
    path: '/admin/webhooks',
    when: ({ because }) => because !== 'person',
  },
  'person.role_changed': ofAccount('changes of your role'),
  'person.email_changed': ofAccount('changes of your email'),
  'person.signed_out': ofAccount('times all of your sessions were ended'),
  'person.second_factor_reset': ofAccount('times your second factors were removed'),
}

/** What is told of this event to whom; undefined for one of which nobody is told. */
export function toldOf(action: string, detail: AuditDetail): Told | undefined {
  const all: Readonly<Record<string, Told>> = TOLD
  const told = Object.hasOwn(all, action) ? all[action] : undefined
  return told?.when?.(detail) === false ? undefined : told
}

/** The kind of what was told of an action; `apps` of one that a newer Keyturn has told. */
export function kindOf(action: string): NoticeKind {
  const all: Readonly<Record<string, Told>> = TOLD
  return (Object.hasOwn(all, action) ? all[action]?.kind : undefined) ?? 'apps'
}
