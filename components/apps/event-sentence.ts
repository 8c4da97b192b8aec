import type { AuditAction, AuditDetail } from '@/lib/audit/audit-event'

/** What the trail says of an event; structurally what `listAppEvents` answers. */
export type TrailEvent = {
  id: string
  at: Date
  actorName: string
  action: AuditAction
  target: { name: string }
  detail: AuditDetail
  address: string | null
  userAgent: string | null
}

/** Why a secret was revoked. */
const REASONS: Record<string, string> = {
  leaked: ' because it leaked',
  replaced: ' because it was replaced',
  not_needed: ' because it is no longer needed',
}

type Saying = (event: TrailEvent) => string

const FIELDS: Record<string, string> = {
  websiteUrl: 'website',
  termsUrl: 'terms of service',
  privacyUrl: 'privacy statement',
  redirectUris: 'redirect URIs',
  postLogoutRedirectUris: 'post-logout redirect URIs',
  backchannelLogoutUri: 'back-channel logout URI',
  jwksUri: 'address of its public keys',
}

function changedFields({ detail }: TrailEvent): string {
  const names = String(detail.changed ?? '').split(', ')
  return names.map((name) => FIELDS[name] ?? name).join(', ') || 'registration'
}

function endOfStanding({ detail }: TrailEvent): string {
  return detail.unverified ? ', so that it is no longer verified' : ''
}

/** The verbs of an app's story; the actor's name stands before each. */
const SAYINGS: Partial<Record<AuditAction, Saying>> = {
  'app.registered': () => 'registered the app',
  'app.edited': (event) => `changed the ${changedFields(event)}${endOfStanding(event)}`,
  'app.logo_changed': (event) =>
    `${event.detail.removed ? 'removed' : 'changed'} the logo${endOfStanding(event)}`,
  'app.member_added': ({ detail }) => `added ${detail.name} to the app`,
  'app.member_removed': ({ detail }) => `removed ${detail.name} from the app`,
  'app.key_added': ({ detail }) => `added the public key “${detail.name}”`,
  'app.key_removed': ({ detail }) => `removed the public key “${detail.name}” and its tokens`,
  'app.verified': () => 'verified the app',
  'app.unverified': () => 'withdrew that the app is verified',
  'app.suspended': ({ detail }) =>
    `suspended the app${detail.host ? `: ${detail.host} is no longer admitted` : ''}`,
  'app.resumed': () => 'resumed the app',
  'app.deleted': () => 'deleted the app',
  'app.restored': () => 'restored the app',
  'secret.issued': ({ target }) => `generated the secret “${target.name}”`,
  'secret.revoked': ({ target, detail }) =>
    `revoked the secret “${target.name}”${REASONS[String(detail.reason)] ?? ''}${detail.tokensEnded === false ? '; its tokens run out by themselves' : ''}`,
  'secret.regenerated': ({ target }) => `replaced the secret “${target.name}” and its tokens`,
  'secret.expired': ({ target }) => `noted that the secret “${target.name}” had expired`,
}

export function eventSentence(event: TrailEvent): string {
  return SAYINGS[event.action]?.(event) ?? event.action.replace(/[._]/g, ' ')
}
