/** Everything that is recorded. The name says noun and verb. */
export type AuditAction =
  | 'organization.created'
  | 'organization.renamed'
  | 'person.added'
  | 'person.joined'
  | 'person.password_chosen'
  | 'person.password_changed'
  | 'person.password_asked_for'
  | 'person.mailed_link_read'
  | 'person.mail_resent'
  | 'person.test_mail_sent'
  | 'person.role_changed'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.invited_again'
  | 'person.signed_in'
  | 'person.signed_out_everywhere'
  | 'person.signed_out'
  | 'person.session_ended'
  | 'person.authenticator_added'
  | 'person.authenticator_removed'
  | 'person.passkey_added'
  | 'person.passkey_renamed'
  | 'person.passkey_removed'
  | 'person.recovery_codes_made'
  | 'person.recovery_code_used'
  | 'person.second_factor_reset'
  | 'person.profile_changed'
  | 'person.directory_changed'
  | 'person.email_asked_for'
  | 'person.email_changed'
  | 'person.email_verification_set'
  | 'person.provider_linked'
  | 'app.registered'
  | 'app.moved_in'
  | 'app.edited'
  | 'app.logo_changed'
  | 'app.member_added'
  | 'app.member_removed'
  | 'app.owner_changed'
  | 'app.owner_offered'
  | 'app.owner_offer_declined'
  | 'app.owner_offer_withdrawn'
  | 'app.key_added'
  | 'app.key_removed'
  | 'app.federation_added'
  | 'app.federation_removed'
  | 'app.federation_first_used'
  | 'app.permission_granted'
  | 'app.permission_refused'
  | 'app.permission_withdrawn'
  | 'app.check_allowed'
  | 'app.check_ended'
  | 'app.stream_created'
  | 'app.stream_changed'
  | 'app.stream_status_changed'
  | 'app.stream_removed'
  | 'app.management_granted'
  | 'app.networks_set'
  | 'app.verified'
  | 'app.unverified'
  | 'app.confirmation_due_soon'
  | 'app.confirmation_due'
  | 'app.confirmation_overdue'
  | 'app.confirmed'
  | 'app.suspended'
  | 'app.resumed'
  | 'app.deleted'
  | 'app.restored'
  | 'app.purged'
  | 'app.unused_told'
  | 'app.unused_suspended'
  | 'app.unused_deleted'
  | 'app.kept'
  | 'approval.asked'
  | 'approval.approved'
  | 'approval.refused'
  | 'approval.withdrawn'
  | 'secret.issued'
  | 'secret.paused'
  | 'secret.resumed'
  | 'secret.end_planned'
  | 'secret.end_cancelled'
  | 'secret.revoked'
  | 'secret.regenerated'
  | 'secret.expired'
  | 'secret.expiring'
  | 'secret.first_used'
  | 'secret.used_after_end'
  | 'secret.leak_reported'
  | 'secret.networks_set'
  | 'secret.kept'
  | 'rotation.target_added'
  | 'rotation.target_removed'
  | 'rotation.scheduled'
  | 'rotation.unscheduled'
  | 'rotation.delivered'
  | 'rotation.stopped'
  | 'rotation.ended'
  | 'signing_key.rotated'
  | 'api.registered'
  | 'api.edited'
  | 'api.deleted'
  | 'provider.added'
  | 'provider.edited'
  | 'provider.disabled'
  | 'provider.enabled'
  | 'provider.removed'
  | 'provider.secret_expiring'
  | 'policy.changed'
  | 'policy.broken'
  | 'policy.broken_by_many'
  | 'policy.exception_given'
  | 'policy.exception_ended'
  | 'initial_access_token.made'
  | 'initial_access_token.revoked'
  | 'scim_token.made'
  | 'scim_token.revoked'
  | 'calendar_feed.made'
  | 'calendar_feed.revoked'
  | 'webhook.added'
  | 'webhook.edited'
  | 'webhook.enabled'
  | 'webhook.disabled'
  | 'webhook.removed'
  | 'webhook.secret_made'
  | 'webhook.secret_removed'
  | 'webhook.resent'
  | 'webhook.test'
  | 'host.admitted'
  | 'host.removed'
  | 'import.started'
  | 'import.finished'
  | 'import.cancelled'
  | 'transition.end_set'
  | 'organization.exported'
  | 'grant.given'
  | 'grant.revoked'
  | 'grant.denied'
  | 'audit.read'
  | 'audit.exported'
  | 'client.authenticated'
  | 'client.refused'

/** The actions of one noun. */
export type ActionOf<Noun extends string> = Extract<AuditAction, `${Noun}.${string}`>

export const TARGET_KINDS = [
  'organization',
  'person',
  'app',
  'secret',
  'grant',
  'api',
  'initial_access_token',
  'calendar_feed',
  'signing_key',
  'provider',
  'host',
  'import',
  'webhook',
  'scim_token',
] as const

export type TargetKind = (typeof TARGET_KINDS)[number]

/** What was acted on. The name is kept as it was then, because the thing may be gone later. */
export type AuditTarget<Kind extends TargetKind = TargetKind> = {
  kind: Kind
  id: string
  name: string
}

/** The values of some fields, each short and public. */
export type AuditValues = Readonly<Record<string, string | number | boolean | null>>

/** The detail of an event as it is stored; what each action stores is said in `events/`. */
export type AuditDetail = Readonly<Record<string, AuditValues[string] | AuditValues>>

/** One entry of the audit log: who did what to what, when and from where. */
export type AuditEventView = {
  id: string
  at: Date
  /** Null for what Keyturn did by itself. */
  actorId: string | null
  actorName: string
  /** An `AuditAction`, or one that a newer Keyturn on the same database has written. */
  action: string
  target: AuditTarget
  /** The app that it is about, also where the target is its secret or a grant. */
  appId: string | null
  cause: string | null
  detail: AuditDetail
  address: string | null
  userAgent: string | null
  requestId: string | null
}
