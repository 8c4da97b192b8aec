import { APP_JOINS } from './joins/apps'
import type { Join } from './joins/join'
import { PEOPLE_JOINS } from './joins/people'
import { TOKEN_JOINS } from './joins/tokens'

/** Which noun owns which tables: its stores read and write them, and no other. */
export const TABLES: Record<string, string> = {
  'lib/oauth': 'artifact token_family signing_key logout_notice logout_delivery',
  'lib/usage':
    'secret_use secret_use_hour app_key_use app_key_use_hour published_keys_use certificate_use federated_credential_use grant_use app_sign_in caller caller_hour refused_attempt unknown_attempt refused_sign_in value_request',
  'lib/notices': 'notice notice_preference untold_event found_once',
  'lib/search': 'app_words person_words',
  'lib/grants': 'app_grant',
  'lib/secrets': 'secret transition',
  'lib/delivery': 'delivery_target',
  'lib/rotation': 'rotation rotation_schedule',
  'lib/recertification': 'recertification app_confirmation',
  'lib/leavers': 'kept_secret',
  'lib/calendar-feeds': 'calendar_feed',
  'lib/leaks': 'leak_report',
  'lib/import': 'client_import client_import_row',
  'lib/apps':
    'app app_member app_logo app_key federated_credential admitted_host unused_app owner_offer approval app_listing app_last_use',
  'lib/signals': 'signal_stream signal',
  'lib/apis': 'api api_scope api_permission token_checker',
  'lib/initial-access-tokens': 'initial_access_token',
  'lib/people':
    'person person_identity person_session membership member_listing setup_link email_change reset_request totp_factor passkey recovery_code',
  'lib/policies': 'policy',
  'lib/violations': 'policy_exception',
  'lib/providers': 'identity_provider provider_domain',
  'lib/directory': 'scim_token scim_user',
  'lib/webhooks': 'webhook_endpoint webhook_secret webhook_delivery',
  'lib/organizations': 'organization',
  'lib/mail': 'mail',
  'lib/audit': 'audit_event audit_unsealed audit_seal audit_leaves audit_seal_key',
  'lib/limits': 'attempt_count',
  'lib/idempotency': 'api_request',
  'lib/master-key': 'master_key',
}

/** The stores that read tables of other nouns, and why each may. */
export const JOINS: Join[] = [...TOKEN_JOINS, ...APP_JOINS, ...PEOPLE_JOINS]
