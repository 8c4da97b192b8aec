import {
  API_NAME_MAX,
  IDENTIFIER_MAX,
  SCOPE_DESCRIPTION_MAX,
  SCOPE_NAME_MAX,
  TOKEN_TTL_MAX_SECONDS,
} from '@/lib/apis/api'
import { PERMISSION_WORD_MAX } from '@/lib/apis/permissions/permission'
import { APPROVAL_WORD_MAX } from '@/lib/apps/approvals/approval'
import { HOST_LENGTH_MAX } from '@/lib/apps/documents/allowed-host'
import {
  FEDERATED_NAME_MAX,
  ISSUER_LENGTH_MAX,
  SUBJECT_LENGTH_MAX,
} from '@/lib/apps/federated/federated-credential'
import type { Field } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import { URL_MAX } from '@/lib/apps/fields/web-address'
import { KEY_NAME_MAX, KID_MAX } from '@/lib/apps/keys/app-key'
import { NETWORKS_MAX } from '@/lib/apps/networks-input'
import { CALENDAR_FEED_NAME_MAX } from '@/lib/calendar-feeds/calendar-feed'
import { pool } from '@/lib/db/pool'
import { expect, test } from '@/lib/db/testing/test-database'
import { FAILURE_MAX, TARGET_NAME_MAX } from '@/lib/delivery/delivery-target'
import * as directory from '@/lib/directory/directory-user'
import { TARGET_ID_MAX } from '@/lib/idempotency/once-for-key'
import { FILE_NAME_MAX } from '@/lib/import/client-import'
import { INITIAL_ACCESS_TOKEN_NAME_MAX } from '@/lib/initial-access-tokens/initial-access-token'
import { LEAK_PLACE_MAX } from '@/lib/leaks/leak'
import { KEPT_REASON_MAX } from '@/lib/leavers/leaver'
import { SUBJECT_MAX } from '@/lib/mail/mail'
import { FOUND_TEXTS, NOTICE_KIND_MAX, NOTICE_TEXTS } from '@/lib/notices/notice'
import { EMAIL_MAX, PERSON_NAME_MAX } from '@/lib/people/person'
import { ORGANIZATION_NAME_MAX } from '@/lib/people/person-input'
import { LOCALE_MAX, ZONEINFO_MAX } from '@/lib/people/profile/profile'
import { PASSKEY_NAME_MAX } from '@/lib/people/second-factor/second-factor'
import { EXCEPTION_REASON_MAX, SETTING_NAME_MAX } from '@/lib/policies/exempt'
import { DEFAULT_POLICY, LIST_LIMITS, NUMBER_LIMITS } from '@/lib/policies/policy'
import {
  CLIENT_ID_MAX,
  DOMAIN_LENGTH_MAX,
  GROUP_MAX,
  GROUPS_CLAIM_MAX,
  ISSUER_MAX,
  PROVIDER_NAME_MAX,
  SCOPES_MAX,
} from '@/lib/providers/provider'
import {
  EVERY_DAYS_MAX,
  JWE_MAX,
  RECEIPT_MAX,
  USE_WITHIN_DAYS_MAX,
} from '@/lib/rotation/rotation-record'
import { QUIET_HOURS_MAX } from '@/lib/secrets/planned-end'
import { SECRET_NAME_MAX } from '@/lib/secrets/secret'
import { DESCRIPTION_MAX, ENDPOINT_MAX, REASON_MAX, STATE_MAX } from '@/lib/signals/signal-stream'
import { EVENTS_REQUESTED_MAX } from '@/lib/signals/stream-input'
import { KEPT_OF } from '@/lib/usage/usage'
import * as webhook from '@/lib/webhooks/webhook'

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const OF_APPS = Object.entries<Field>(FIELDS)
  .filter(([, { kind, maxLength }]) => kind !== 'type' && maxLength > 0)
  .map(([name, field]) => [
    `app.${columnOf(name)}`,
    field.maxCount > 1 ? field.maxCount : field.maxLength,
  ])

/** By column: how long a text, how many entries a list can be. */
const LIMITS: Record<string, number> = {
  ...Object.fromEntries(OF_APPS),
  'app.id': URL_MAX,
  ...Object.fromEntries(
    Object.entries(LIST_LIMITS).map(([name, { maxCount }]) => [
      `policy.${columnOf(name)}`,
      maxCount,
    ]),
  ),
  'policy_exception.reason': EXCEPTION_REASON_MAX,
  'policy_exception.setting': SETTING_NAME_MAX,
  'secret.ends_when_quiet_hours': QUIET_HOURS_MAX,
  'app_key.name': KEY_NAME_MAX,
  'app_key.kid': KID_MAX,
  'federated_credential.name': FEDERATED_NAME_MAX,
  'federated_credential.issuer': ISSUER_LENGTH_MAX,
  'federated_credential.subject': SUBJECT_LENGTH_MAX,
  'certificate_use.last_address': KEPT_OF.address,
  'certificate_use.last_user_agent': KEPT_OF.userAgent,
  'certificate_use.last_grant_type': KEPT_OF.grantType,
  'federated_credential_use.last_address': KEPT_OF.address,
  'federated_credential_use.last_user_agent': KEPT_OF.userAgent,
  'federated_credential_use.last_grant_type': KEPT_OF.grantType,
  'api.name': API_NAME_MAX,
  'api.identifier': IDENTIFIER_MAX,
  'api.token_ttl_seconds': TOKEN_TTL_MAX_SECONDS,
  'api_permission.word': PERMISSION_WORD_MAX,
  'approval.word': APPROVAL_WORD_MAX,
  'api_request.target_id': TARGET_ID_MAX,
  'api_scope.name': SCOPE_NAME_MAX,
  'api_scope.description': SCOPE_DESCRIPTION_MAX,
  'signal.subject': STATE_MAX,
  'signal_stream.description': DESCRIPTION_MAX,
  'signal_stream.endpoint_url': ENDPOINT_MAX,
  'signal_stream.events_requested': EVENTS_REQUESTED_MAX,
  'signal_stream.status_reason': REASON_MAX,
  'admitted_host.host': HOST_LENGTH_MAX,
  'identity_provider.name': PROVIDER_NAME_MAX,
  'identity_provider.issuer': ISSUER_MAX,
  'identity_provider.client_id': CLIENT_ID_MAX,
  'identity_provider.scopes': SCOPES_MAX,
  'identity_provider.groups_claim': GROUPS_CLAIM_MAX,
  'identity_provider.administrator_group': GROUP_MAX,
  'identity_provider.developer_group': GROUP_MAX,
  'identity_provider.support_group': GROUP_MAX,
  'provider_domain.domain': DOMAIN_LENGTH_MAX,
  'calendar_feed.name': CALENDAR_FEED_NAME_MAX,
  'initial_access_token.name': INITIAL_ACCESS_TOKEN_NAME_MAX,
  'organization.name': ORGANIZATION_NAME_MAX,
  'passkey.name': PASSKEY_NAME_MAX,
  'person.email': EMAIL_MAX,
  'person.family_name': PERSON_NAME_MAX,
  'person.given_name': PERSON_NAME_MAX,
  'person.locale': LOCALE_MAX,
  'person.name': PERSON_NAME_MAX,
  'person.zoneinfo': ZONEINFO_MAX,
  ...Object.fromEntries(
    Object.entries(NUMBER_LIMITS).map(([name, { max }]) => [`policy.${columnOf(name)}`, max]),
  ),
  'kept_secret.reason': KEPT_REASON_MAX,
  'mail.address': EMAIL_MAX,
  'email_change.email': EMAIL_MAX,
  'reset_request.email': EMAIL_MAX,
  'mail.subject': SUBJECT_MAX,
  ...Object.fromEntries(Object.entries(NOTICE_TEXTS).map(([name, max]) => [`notice.${name}`, max])),
  'notice_preference.kind': NOTICE_KIND_MAX,
  'found_once.subject': FOUND_TEXTS.subject,
  'found_once.step': FOUND_TEXTS.step,
  'leak_report.place': LEAK_PLACE_MAX,
  'client_import.file_name': FILE_NAME_MAX,
  'client_import_row.client_id': FILE_NAME_MAX,
  'client_import_row.name': FILE_NAME_MAX,
  'secret.name': SECRET_NAME_MAX,
  'app.networks': NETWORKS_MAX,
  'secret.networks': NETWORKS_MAX,
  'delivery_target.name': TARGET_NAME_MAX,
  'delivery_target.last_failure': FAILURE_MAX,
  'rotation.jwe': JWE_MAX,
  'rotation.receipt': RECEIPT_MAX,
  'rotation_schedule.every_days': EVERY_DAYS_MAX,
  'rotation_schedule.quiet_hours': QUIET_HOURS_MAX,
  'rotation_schedule.use_within_days': USE_WITHIN_DAYS_MAX,
  'caller.address': KEPT_OF.address,
  'caller.user_agent': KEPT_OF.userAgent,
  'value_request.address': KEPT_OF.address,
  'value_request.user_agent': KEPT_OF.userAgent,
  'caller.grant_type': KEPT_OF.grantType,
  'refused_attempt.address': KEPT_OF.address,
  'refused_attempt.cause': KEPT_OF.cause,
  'refused_sign_in.address': KEPT_OF.address,
  'refused_sign_in.cause': KEPT_OF.cause,
  'unknown_attempt.address': KEPT_OF.address,
  'unknown_attempt.what': KEPT_OF.what,
  'scim_token.name': directory.SCIM_TOKEN_NAME_MAX,
  'scim_user.user_name': directory.DIRECTORY_NAME_MAX,
  'scim_user.compared_name': directory.DIRECTORY_NAME_MAX,
  'scim_user.external_id': directory.EXTERNAL_ID_MAX,
  'scim_user.given_name': directory.NAME_PART_MAX,
  'scim_user.family_name': directory.NAME_PART_MAX,
  'webhook_delivery.last_failure': webhook.WEBHOOK_FAILURE_MAX,
  'webhook_endpoint.description': webhook.WEBHOOK_DESCRIPTION_MAX,
  'webhook_endpoint.events': webhook.WEBHOOK_EVENTS_MAX,
  'webhook_endpoint.last_failure': webhook.WEBHOOK_FAILURE_MAX,
  'webhook_endpoint.url': webhook.WEBHOOK_URL_MAX,
}

const AT_MOST = [
  /(?:length|cardinality)\((\w+)\) <= (\d+)/g,
  /\(([a-z_]*_(?:seconds|minutes|hours|days|months)) <= (\d+)\)/g,
  /\((\w+) ~ '\^\[[^']*\{1,(\d+)\}\$'/g,
]

test('what the database refuses as too long is what the code refuses', async () => {
  const { rows } = await pool().query<{ table: string; check: string }>(`
    SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS check
    FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`)
  const found = rows.flatMap(({ table, check }) =>
    AT_MOST.flatMap((pattern) => [...check.matchAll(pattern)]).map(
      ([, column, limit]) => [`${table}.${column}`, Number(limit)] as const,
    ),
  )
  expect(Object.fromEntries(found.filter(([name]) => name !== 'app_logo.png'))).toEqual(LIMITS)
})

test('a column of the policy has the default that the code has', async () => {
  const { rows } = await pool().query<{ name: string; value: string }>(`
    SELECT column_name AS name, column_default AS value FROM information_schema.columns
    WHERE table_name = 'policy' AND column_default IS NOT NULL`)
  const { allowedGrantTypes: _, ...single } = DEFAULT_POLICY
  // `pkceForAll` is of the version before: its processes may still run during an upgrade.
  const settings = { ...single, pkceForAll: true, appliesAfter: '{}', exempting: false }
  const inSql = (value: unknown) => (Array.isArray(value) ? 'ARRAY[]::text[]' : String(value))
  const expected = Object.entries(settings).map(([name, value]) => [columnOf(name), inSql(value)])
  const found = rows.map(({ name, value }) => [name, value.replace(/^'(.*)'::\w+$/, '$1')])
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
})
