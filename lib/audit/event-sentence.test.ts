import { expect, test } from '@playwright/test'
import { eventSentence } from './event-sentence'
import type { AuditAction, AuditDetail } from './events/audit-event'
import { EVENTS, type EventDetail } from './events/every-event'

type Examples = { [Action in AuditAction]: [EventDetail<Action>, string] }

/** Of each kind a detail as it is stored, and its sentence about a thing named “x”. */
const EXAMPLES: Examples = {
  'organization.created': [{}, 'created the organization “x”'],
  'organization.renamed': [{ from: 'y' }, 'renamed the organization “y” to “x”'],
  'person.added': [{ role: 'administrator' }, 'added x as an administrator'],
  'person.joined': [{}, 'accepted the invitation with the account they have'],
  'person.password_chosen': [{}, 'chose a password by a welcome link'],
  'person.password_changed': [{}, 'changed their password, which ended all of their sessions'],
  'person.role_changed': [
    { from: 'developer', to: 'support' },
    'made x support, who was a developer before',
  ],
  'person.disabled': [{}, 'disabled x, which ended their access to this organization'],
  'person.enabled': [{}, 'enabled x again'],
  'person.invited_again': [{}, 'made a new welcome link for x'],
  'person.signed_in': [{ secondFactor: 'passkey' }, 'signed in with a passkey'],
  'person.signed_out_everywhere': [{}, 'ended all of their sessions'],
  'person.signed_out': [{}, 'ended all sessions of x'],
  'person.session_ended': [
    { device: 'Firefox on Windows' },
    'ended a session of x (Firefox on Windows)',
  ],
  'person.authenticator_added': [{}, 'added an authenticator app'],
  'person.authenticator_removed': [{}, 'removed their authenticator app'],
  'person.passkey_added': [{}, 'added a passkey'],
  'person.passkey_renamed': [{ name: 'Key ring' }, 'renamed a passkey to “Key ring”'],
  'person.passkey_removed': [{}, 'removed a passkey'],
  'person.recovery_codes_made': [{}, 'made new recovery codes; the old ones no longer work'],
  'person.mailed_link_read': [{}, 'read the link that was to be mailed to x'],
  'person.mail_resent': [{ subject: 'Hello' }, 'sent a mail to x once more (“Hello”)'],
  'person.test_mail_sent': [{}, 'sent themselves a test mail'],
  'person.password_asked_for': [{}, 'mailed x, for whom somebody asked for a new password'],
  'person.recovery_code_used': [{}, 'used a recovery code'],
  'person.profile_changed': [
    { changed: 'givenName, locale' },
    'changed what apps are told of them (given name, locale)',
  ],
  'person.directory_changed': [
    { changed: 'userName, externalId' },
    'changed what the directory says of x (user name, external id)',
  ],
  'scim_token.made': [{}, 'made the SCIM token “x” and was shown its value'],
  'scim_token.revoked': [{}, 'revoked the SCIM token “x”'],
  'person.email_asked_for': [{ to: 'b@x.example' }, 'asked for another email, b@x.example'],
  'person.email_changed': [
    { from: 'a@x.example', to: 'b@x.example' },
    'changed the email of x from a@x.example to b@x.example',
  ],
  'person.email_verification_set': [
    { verified: false },
    'said that the email of x is not verified',
  ],
  'person.second_factor_reset': [{}, 'removed the second factors of x'],
  'person.provider_linked': [
    { issuer: 'https://id.example' },
    'signed in with https://id.example for the first time, which linked the account',
  ],
  'app.registered': [{ type: 'web', host: 'app.example' }, 'registered the app'],
  'app.edited': [
    { changed: 'websiteUrl, contactEmail', unverified: true },
    'changed the website, contact email, so that it is no longer verified',
  ],
  'app.logo_changed': [{ removed: true }, 'removed the logo'],
  'app.member_added': [{ personId: 'psn_1', name: 'Ada' }, 'added Ada to the app'],
  'app.member_removed': [{ personId: 'psn_1', name: 'Ada' }, 'removed Ada from the app'],
  'app.owner_changed': [
    { personId: 'psn_1', name: 'Ada', before: 'Dora' },
    'gave the app to Ada; Dora owned it before',
  ],
  'app.owner_offered': [{ personId: 'psn_1', name: 'Ada' }, 'offered the app to Ada'],
  'app.owner_offer_declined': [{}, 'declined to own the app'],
  'app.owner_offer_withdrawn': [
    { personId: 'psn_1', name: 'Ada' },
    'no longer offers the app to Ada',
  ],
  'app.key_added': [
    { keyId: 'key_1', name: 'Night', thumbprint: 'a' },
    'added the public key “Night”',
  ],
  'app.key_removed': [
    { keyId: 'key_1', name: 'Night', thumbprint: 'a', lastUsedAt: null },
    'removed the public key “Night” and its tokens',
  ],
  'app.federation_added': [
    {
      credentialId: 'fed_1',
      name: 'Deploy',
      issuer: 'https://gitlab.com',
      subject: 'project_path:acme/site:ref_type:branch:ref:main',
    },
    'let the app authenticate by the federated credential “Deploy” (https://gitlab.com)',
  ],
  'app.federation_removed': [
    {
      credentialId: 'fed_1',
      name: 'Deploy',
      issuer: 'https://gitlab.com',
      subject: 'project_path:acme/site:ref_type:branch:ref:main',
      lastUsedAt: null,
    },
    'removed the federated credential “Deploy” (https://gitlab.com) and its tokens',
  ],
  'app.federation_first_used': [
    {
      credentialId: 'fed_1',
      name: 'Deploy',
      issuer: 'https://gitlab.com',
      subject: 'project_path:acme/site:ref_type:branch:ref:main',
      address: '203.0.113.7',
    },
    'saw the first use of the federated credential “Deploy” (https://gitlab.com)',
  ],
  'app.permission_granted': [
    { apiId: 'api_1', api: 'Bills', permissions: 'bills:read (for itself)', word: '' },
    'granted the app bills:read (for itself) of the API “Bills”',
  ],
  'app.permission_refused': [
    { apiId: 'api_1', api: 'Bills', permissions: 'bills:pay (for people)', word: 'Not yet.' },
    'refused the app bills:pay (for people) of the API “Bills”: “Not yet.”',
  ],
  'app.check_allowed': [
    { apiId: 'api_1', api: 'Bills' },
    'let the app check tokens of the API “Bills”',
  ],
  'app.stream_created': [
    { streamId: 'sig_1', host: 'api.example' },
    'began a stream of signals to api.example',
  ],
  'app.stream_changed': [
    { streamId: 'sig_1', host: null },
    'changed the stream of signals that the app asks for itself',
  ],
  'app.stream_status_changed': [
    { streamId: 'sig_1', host: 'api.example', status: 'paused' },
    'paused the stream of signals to api.example',
  ],
  'app.stream_removed': [
    { streamId: 'sig_1', host: 'api.example' },
    'removed the stream of signals to api.example',
  ],
  'app.check_ended': [{ apiId: null, api: null }, 'lets the app no longer check every token'],
  'app.permission_withdrawn': [
    { apiId: 'api_1', api: 'Bills', permissions: 'bills:read (for itself)', word: 'Moved.' },
    'withdrew from the app bills:read (for itself) of the API “Bills”: “Moved.”',
  ],
  'app.management_granted': [
    { scopes: 'apps:read, secrets:issue', before: '' },
    'lets the app do for itself at the management API: apps:read, secrets:issue',
  ],
  'app.networks_set': [
    { networks: '203.0.113.0/24', before: '' },
    'lets the app be used from 203.0.113.0/24 only',
  ],
  'app.verified': [{}, 'verified the app'],
  'app.unverified': [{}, 'withdrew that the app is verified'],
  'app.suspended': [{ host: 'app.example' }, 'suspended the app: app.example is no longer allowed'],
  'app.resumed': [{}, 'resumed the app'],
  'app.deleted': [{}, 'deleted the app'],
  'app.unused_told': [
    { since: '2026-01-02T00:00:00.000Z', next: 'suspended', nextAt: '2026-12-01T00:00:00.000Z' },
    'found that nobody has used the app since 2026-01-02; it is suspended on 2026-12-01',
  ],
  'app.unused_suspended': [
    { since: '2026-01-02T00:00:00.000Z' },
    'suspended the app, because nobody has used it since 2026-01-02',
  ],
  'app.unused_deleted': [
    { since: '2026-01-02T00:00:00.000Z' },
    'deleted the app, because nobody has used it since 2026-01-02',
  ],
  'app.kept': [{}, 'said that the app is still needed'],
  'app.restored': [{}, 'restored the app'],
  'app.purged': [{}, 'removed the deleted app for good'],
  'app.confirmation_due_soon': [
    { dueAt: '2026-12-01T00:00:00Z' },
    'asked the owner to confirm the app within two weeks',
  ],
  'app.confirmation_due': [{ dueAt: '2026-12-01T00:00:00Z' }, 'asked the owner to confirm the app'],
  'app.confirmation_overdue': [
    { dueAt: '2026-12-01T00:00:00Z' },
    'told the administrators that nobody has confirmed the app',
  ],
  'app.confirmed': [{ confirmationId: 'cfm_1' }, 'confirmed that the app is needed as it is'],
  'approval.asked': [
    { approvalId: 'apr_1', kind: 'change', hosts: 'a.example', scopes: 'tickets' },
    'asked for the approval of a change (a.example, tickets)',
  ],
  'approval.approved': [
    { approvalId: 'apr_1', kind: 'new_app', hosts: '', scopes: '', askedBy: 'Ada', word: '' },
    'approved the new app',
  ],
  'approval.refused': [
    { approvalId: 'apr_1', kind: 'new_app', hosts: '', scopes: '', askedBy: 'Ada', word: 'No.' },
    'refused to approve the new app: “No.”',
  ],
  'approval.withdrawn': [
    { approvalId: 'apr_1', kind: 'change', hosts: '', scopes: 'tickets' },
    'no longer asks for the approval of a change (tickets)',
  ],
  'secret.issued': [
    { appId: 'app_1', hint: 'kt_cs_1_…2', expiresAt: null, shownTo: 'person' },
    'generated the secret “x” (kt_cs_1_…2) and was shown its value',
  ],
  'secret.paused': [
    {
      appId: 'app_1',
      hint: 'kt_cs_1_…2',
      until: '2026-11-27T18:15:30.000Z',
      note: 'Who needs it?',
    },
    'paused the secret “x” (kt_cs_1_…2) until 2026-11-27 18:15 UTC: “Who needs it?”',
  ],
  'secret.resumed': [
    { appId: 'app_1', hint: 'kt_cs_1_…2', pausedAt: null },
    'resumed the secret “x” (kt_cs_1_…2)',
  ],
  'secret.end_planned': [
    { appId: 'app_1', hint: 'kt_cs_1_…2', endsAt: null, quietHours: 24, forced: false },
    'planned that the secret “x” (kt_cs_1_…2) ends when nobody has used it for 24 hours',
  ],
  'secret.end_cancelled': [
    { appId: 'app_1', hint: 'kt_cs_1_…2' },
    'cancelled the planned end of the secret “x” (kt_cs_1_…2)',
  ],
  'secret.revoked': [
    {
      appId: 'app_1',
      hint: 'kt_cs_1_…2',
      lastUsedAt: null,
      reason: 'leaked',
      tokensEnded: false,
    },
    'revoked the secret “x” (kt_cs_1_…2) because it leaked; its tokens run out by themselves',
  ],
  'secret.regenerated': [
    { appId: 'app_1', hint: 'kt_cs_1_…2' },
    'replaced the secret “x” (kt_cs_1_…2) and its tokens',
  ],
  'secret.expired': [
    { appId: 'app_1', hint: 'kt_cs_1_…2' },
    'noted that the secret “x” (kt_cs_1_…2) had expired',
  ],
  'secret.expiring': [
    { appId: 'a', hint: 'kt_cs_1_…a', expiresAt: '2026-12-01T00:00:00.000Z', days: 7 },
    'found that the secret “x” (kt_cs_1_…a) expires within 7 days',
  ],
  'secret.first_used': [
    { appId: 'a', hint: 'kt_cs_1_…a', address: '192.0.2.7' },
    'saw the first use of the secret “x” (kt_cs_1_…a) from 192.0.2.7',
  ],
  'secret.used_after_end': [
    { appId: 'a', hint: 'kt_cs_1_…a', attempts: 3, address: '192.0.2.7' },
    'refused 3 requests with the secret “x” (kt_cs_1_…a), which has ended, from 192.0.2.7',
  ],
  'secret.leak_reported': [
    {
      appId: 'app_1',
      hint: 'kt_cs_1_…2',
      reporter: 'github',
      place: 'https://git.example/a',
      outcome: 'paused',
    },
    'was told by GitHub that the secret “x” (kt_cs_1_…2) was found at https://git.example/a, and paused it',
  ],
  'secret.networks_set': [
    { appId: 'app_1', hint: 'kt_cs_1_…2', networks: '', before: '203.0.113.0/24' },
    'lets the secret “x” (kt_cs_1_…2) be used from everywhere',
  ],
  'secret.kept': [
    { appId: 'app_1', hint: 'kt_cs_1_…2', seenBy: 'Noor', note: 'Ends next week' },
    'kept the secret “x” (kt_cs_1_…2), which Noor has seen: “Ends next week”',
  ],
  'rotation.target_added': [
    { name: 'OpenBao', kind: 'kv2', place: 'https://bao.example · secret/x' },
    'added the delivery target “OpenBao” (https://bao.example · secret/x)',
  ],
  'rotation.target_removed': [
    { name: 'OpenBao', kind: 'kv2', place: 'https://bao.example · secret/x' },
    'removed the delivery target “OpenBao” (https://bao.example · secret/x)',
  ],
  'rotation.scheduled': [
    { everyDays: 30, useWithinDays: 7, quietHours: 24 },
    'set that the secret is rotated every 30 days',
  ],
  'rotation.unscheduled': [{}, 'ended the schedule by which the secret is rotated'],
  'rotation.delivered': [
    { rotationId: 'rot_1', hint: 'kt_cs_1_…abcd', targets: 'OpenBao, Cluster' },
    'delivered the secret kt_cs_1_…abcd to OpenBao, Cluster',
  ],
  'rotation.stopped': [
    { rotationId: null, because: 'delivery_failed', sentence: 'OpenBao: it answered 503.' },
    'stopped the rotation of the secret: the new secret could not be delivered (OpenBao: it answered 503.)',
  ],
  'rotation.ended': [
    { rotationId: 'rot_1', oldHint: 'kt_cs_1_…abcd', newHint: 'kt_cs_2_…efgh', receipt: 'x' },
    'completed the rotation from kt_cs_1_…abcd to kt_cs_2_…efgh, with a receipt',
  ],
  'signing_key.rotated': [
    { retired: 'y', algorithm: 'RS256' },
    'rotated the RS256 signing key: x signs now in place of y',
  ],
  'api.registered': [{ identifier: 'https://api.example', scopes: 2 }, 'registered the API “x”'],
  'api.edited': [
    { changed: 'name, tokenTtlSeconds' },
    'changed the name, token lifetime of the API “x”',
  ],
  'api.deleted': [
    { identifier: 'https://api.example', apps: 2 },
    'deleted the API “x”, which 2 apps used',
  ],
  'provider.added': [
    { issuer: 'https://id.example', domains: 'fjord.example, fjord.test' },
    'added the provider “x” for fjord.example, fjord.test',
  ],
  'provider.edited': [
    { changed: 'domains, groupsClaim, clientSecret' },
    'changed the domains, claim of the groups, client secret of the provider “x”',
  ],
  'provider.disabled': [{ people: 3 }, 'switched the provider “x” off, which signed 3 people out'],
  'provider.enabled': [{}, 'switched the provider “x” on'],
  'provider.removed': [
    { issuer: 'https://id.example', people: 1 },
    'removed the provider “x”, which signed one person out',
  ],
  'provider.secret_expiring': [
    { endsAt: '2026-12-01T00:00:00.000Z', days: 0 },
    'found that the client secret of the provider “x” has ended',
  ],
  'policy.broken': [
    { setting: 'secretMaxDays' },
    'changed a policy that x breaks (days that secrets live at most)',
  ],
  'policy.broken_by_many': [
    { setting: 'allowedScopes', apps: 240 },
    'changed a policy that 240 apps of x break (allowed scopes)',
  ],
  'policy.exception_given': [
    { setting: 'pkce', reason: 'Its library does none.', endsAt: '2027-01-01T23:59:59.999Z' },
    'gave x an exception from a policy (PKCE)',
  ],
  'policy.exception_ended': [{ setting: 'pkce' }, 'ended an exception of x from a policy (PKCE)'],
  'policy.changed': [
    {
      pkce: 'public_apps',
      pkceForAll: false,
      allowedGrantTypes: 'authorization_code refresh_token',
      refreshReuseSeconds: 0,
    },
    'changed allowed grant types (now authorization_code, refresh_token), PKCE (now public_apps), PKCE for all (now off), seconds for a repeated refresh (now 0)',
  ],
  'initial_access_token.made': [{ days: 30 }, 'made the initial access token “x”, for 30 days'],
  'initial_access_token.revoked': [{}, 'revoked the initial access token “x”'],
  'calendar_feed.made': [{}, 'made the calendar feed “x”'],
  'calendar_feed.revoked': [{}, 'revoked the calendar feed “x”'],
  'webhook.added': [{ events: 'secret.*' }, 'added a webhook to x'],
  'webhook.edited': [
    { changed: 'url, events', events: 'secret.*' },
    'changed the url, events of the webhook to x',
  ],
  'webhook.enabled': [{}, 'switched the webhook to x on'],
  'webhook.disabled': [
    { because: 'failing' },
    'switched the webhook to x off, because nothing had arrived there for days',
  ],
  'webhook.removed': [{}, 'removed the webhook to x'],
  'webhook.secret_made': [
    { secretId: 'whs_1', lastFour: 'Ab1=' },
    'made the signing secret …Ab1= of the webhook to x, and was shown its value',
  ],
  'webhook.secret_removed': [
    { secretId: 'whs_1', lastFour: 'Ab1=' },
    'removed the signing secret …Ab1= of the webhook to x',
  ],
  'webhook.resent': [
    { messageId: 'msg_1', event: 'secret.revoked' },
    'sent secret.revoked to x again',
  ],
  'webhook.test': [{}, 'sent a test to the webhook to x'],
  'host.admitted': [{}, 'allowed apps whose metadata document is on x'],
  'host.removed': [{ apps: 1 }, 'no longer allows apps from x, which suspended one app'],
  'import.started': [
    { clients: 41, refused: 2 },
    'began to import 41 clients of x; 2 of the file cannot be imported',
  ],
  'import.finished': [{ moved: 1, refused: 0 }, 'imported one client of x'],
  'import.cancelled': [{ moved: 12 }, 'cancelled the import of x after 12 clients'],
  'transition.end_set': [
    { endsAt: '2027-03-31T23:59:59.000Z', secrets: 17 },
    'set 2027-03-31 as the end of imported secrets; 17 secrets wait for a new one',
  ],
  'organization.exported': [{ format: 'json' }, 'exported “x” as JSON, without any value'],
  'app.moved_in': [
    { type: 'web', importId: 'imp_1', secrets: 1 },
    'imported the app from another server, with its secret',
  ],
  'grant.given': [
    { appId: 'app_1', scopes: 'openid trains.read' },
    'allowed “x” to act for them: openid, trains.read',
  ],
  'grant.denied': [{ appId: 'app_1' }, 'did not allow “x” to act for them'],
  'audit.read': [
    { filter: 'app=app_1&from=2026-11-01', view: 'refused' },
    'read the refused requests, filtered by app app_1, from 2026-11-01',
  ],
  'client.authenticated': [
    { credentialId: 'sec_1', grantType: 'urn:ietf:params:oauth:grant-type:token-exchange' },
    'authenticated for token-exchange',
  ],
  'client.refused': [
    { cause: 'secret_expired', credentialId: 'sec_1', proven: true },
    'was refused: secret expired',
  ],
  'audit.exported': [{ filter: '', format: 'jsonl' }, 'exported the audit log as JSON Lines'],
  'grant.revoked': [{ appId: 'app_1' }, 'took back what they had allowed “x”'],
}

const target = { name: 'x' }

for (const [action, [detail, sentence]] of Object.entries(EXAMPLES)) {
  test(`${action}: ${sentence}`, () => {
    expect(EVENTS[action as AuditAction].detail.parse(detail)).toEqual(detail)
    expect(eventSentence({ action, target, detail: detail as AuditDetail })).toBe(sentence)
  })
}

test('an old entry is told as far as its detail goes', () => {
  for (const action of Object.keys(EVENTS)) {
    const unlike = { name: 7, role: 'captain', changed: null, reason: 'mood', apps: 'many' }
    for (const detail of [{}, unlike]) {
      const sentence = eventSentence({ action, target, detail })
      expect(sentence, action).not.toMatch(/undefined|null|NaN|captain|mood|many/)
      expect(sentence.length, action).toBeGreaterThan(5)
    }
  }
})

test('an entry that a newer version has written is told by its name', () => {
  for (const action of ['app.moved_away', 'constructor']) {
    const sentence = eventSentence({ action, target, detail: {} })
    expect(sentence).toBe(action.replace(/[._]/g, ' '))
  }
})
