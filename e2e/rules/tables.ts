/** Which noun owns which tables: its stores read and write them, and no other. */
export const TABLES: Record<string, string> = {
  'lib/oauth': 'artifact token_family signing_key logout_notice logout_delivery',
  'lib/usage':
    'secret_use secret_use_hour app_key_use app_key_use_hour published_keys_use federated_credential_use grant_use app_sign_in caller caller_hour refused_attempt unknown_attempt refused_sign_in value_request',
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
    'app app_member app_logo app_key federated_credential admitted_host unused_app owner_offer approval',
  'lib/signals': 'signal_stream signal',
  'lib/apis': 'api api_scope api_permission token_checker',
  'lib/initial-access-tokens': 'initial_access_token',
  'lib/people':
    'person person_identity person_session membership setup_link reset_request totp_factor passkey recovery_code',
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

/** A store that reads tables of other nouns in its own statements, and why it may. */
export type Join = { store: string; tables: string; because: string }

export const JOINS: Join[] = [
  {
    store: 'lib/recertification/store',
    tables: 'app person policy app_grant secret app_key federated_credential',
    because:
      'When an app is due follows from its age and the policy, for many apps at once; and a confirmation ' +
      'finds in its transaction what was added since it was read.',
  },
  {
    store: 'lib/apps/unused/store',
    tables:
      'policy secret secret_use app_key_use federated_credential_use ' +
      'published_keys_use app_sign_in app_grant grant_use',
    because: 'Apps that nobody uses are found by the last use of all that they have.',
  },
  {
    store: 'lib/apps/approvals/store',
    tables: 'caller app_grant',
    because: 'Who decides about an app sees who has used it, in one statement for a page.',
  },
  {
    store: 'lib/notices/event-store',
    tables: 'audit_event app membership',
    because: 'Who is told of a thousand events, and of which apps, is read in one statement.',
  },
  {
    store: 'lib/notices/mail-store',
    tables: 'person membership organization',
    because: 'A mail of notices goes to whoever is a member still, and names the organization.',
  },
  {
    store: 'lib/notices/preference-store',
    tables: 'person',
    because: 'The mail of the day comes when it is morning where the person is.',
  },
  {
    store: 'lib/notices/store',
    tables: 'person',
    because: 'A notice for a person who is gone is dropped by the join.',
  },
  {
    store: 'lib/notices/expiring-store',
    tables: 'secret app identity_provider',
    because: 'What has reached a step of its end is found and kept in one statement.',
  },
  {
    store: 'lib/notices/dead-secret-store',
    tables: 'refused_attempt secret app',
    because: 'Secrets that come after their end are found and kept in one statement.',
  },
  {
    store: 'lib/apps/view-store',
    tables: 'person',
    because: 'Programs read apps all day, so one statement finds an app and its people.',
  },
  {
    store: 'lib/violations/exception-store',
    tables: 'app',
    because: 'An exception is shown with the name of its app.',
  },
  {
    store: 'lib/violations/rules-store',
    tables:
      'app secret artifact secret_use app_key app_key_use app_sign_in app_grant api_permission api_scope api',
    because: 'What breaks a policy is found in one statement, among a hundred thousand apps.',
  },
  {
    store: 'lib/violations/store',
    tables:
      'app person secret secret_use app_key app_key_use app_sign_in membership person_session totp_factor passkey',
    because: 'What breaks a policy is told with its owner and its last use.',
  },
  {
    store: 'lib/policies/store',
    tables: 'app',
    because: 'Which settings do not count for an app depends on when it was created.',
  },
  {
    store: 'lib/organizations/store',
    tables: 'app',
    because: 'Organizations are listed with how many people and apps each has.',
  },
  {
    store: 'lib/people/standing-store',
    tables: 'policy app',
    because:
      'Each call of a program for a person asks who they are there and what the policy wants.',
  },
  {
    store: 'lib/leavers/store',
    tables: 'secret secret_use app membership person',
    because: 'Whoever left, and what they have seen that still works, is found in one statement.',
  },
  {
    store: 'lib/mail/outbox/outbox-store',
    tables: 'person',
    because: 'A mail is shown with the name of whom it is for.',
  },
  {
    store: 'lib/leaks/store',
    tables: 'secret',
    because: 'A report is shown with its secret, as that is now.',
  },
  {
    store: 'lib/search/visible-store',
    tables: 'app_member',
    because: 'Whoever searches finds what they may see, in the statement that finds it.',
  },
  {
    store: 'lib/search/words-store',
    tables: 'app app_member person membership',
    because: 'What fits is put in order and cut by what the answers show.',
  },
  {
    store: 'lib/search/credential-store',
    tables: 'app person membership secret secret_use app_key signing_key',
    because: 'A secret or a key is found with its app, for who may see that.',
  },
  {
    store: 'lib/search/trace-store',
    tables: 'app audit_event caller refused_attempt',
    because: 'What a request or an address has left is found with its app.',
  },
  {
    store: 'lib/oauth/logout-notices/store',
    tables: 'app',
    because: 'A notice is written only for an app that wants to be told and is in service.',
  },
  {
    store: 'lib/oauth/tokens/artifact-store',
    tables: 'app secret app_key federated_credential app_grant person membership person_session',
    because: 'A token lives as long as what it hangs on, and one statement finds both.',
  },
  {
    store: 'lib/oauth/clients/store',
    tables: 'app secret organization policy',
    because: 'Each token request looks up the app, its secret and its policy in one statement.',
  },
  {
    store: 'lib/oauth/clients/key-store',
    tables: 'app_key',
    because: 'An assertion is verified on the way of each token request.',
  },
  {
    store: 'lib/oauth/consents/grant-store',
    tables: 'app_grant app person membership',
    because: 'The engine writes the grants that lib/grants shows and revokes.',
  },
  {
    store: 'lib/oauth/consents/reseal-store',
    tables: 'app_grant',
    because: 'The engine seals the grants, and seals them anew under another master key.',
  },
  {
    store: 'lib/oauth/interaction/app-store',
    tables: 'app app_logo organization person',
    because: 'Who asks for consent is introduced in one statement, if it is in service.',
  },
  {
    store: 'lib/oauth/legacy/store',
    tables: 'secret',
    because: 'The old wire names a secret and no app.',
  },
  {
    store: 'lib/oauth/policy/store',
    tables: 'membership policy',
    because: 'Each request for a person asks whether one of their organizations refuses it.',
  },
  {
    store: 'lib/oauth/resources/store',
    tables: 'api api_scope token_checker organization',
    because: 'All APIs of an organization are read at the version that they have.',
  },
  {
    store: 'lib/oauth/sessions/session-store',
    tables: 'person person_session',
    because: 'A session of the engine ends with the portal session that it hangs on.',
  },
  {
    store: 'lib/usage/secret-use-store',
    tables: 'app secret',
    because: 'A use of a secret that is gone is dropped by the join; a first one is told.',
  },
  {
    store: 'lib/usage/federated-use-store',
    tables: 'app federated_credential',
    because: 'A use of a credential that is gone is dropped by the join; a first one is told.',
  },
  {
    store: 'lib/usage/key-use-store',
    tables: 'app app_key',
    because: 'A use of a key that is gone is dropped by the join.',
  },
  {
    store: 'lib/usage/sign-in-store',
    tables: 'app',
    because: 'A sign-in to an app that is gone is dropped by the join.',
  },
  {
    store: 'lib/usage/grant-use-store',
    tables: 'app_grant',
    because: 'A use of a grant that is gone is dropped by the join.',
  },
  {
    store: 'lib/usage/caller-use-store',
    tables: 'app secret',
    because: 'A use of an app or a secret that is gone is dropped by the join.',
  },
  {
    store: 'lib/usage/value-request-store',
    tables: 'app',
    because:
      'A request for a value of no app is dropped by the join, and others are shown with their app.',
  },
  {
    store: 'lib/usage/refusal-store',
    tables: 'app secret app_key federated_credential',
    because: 'Whether what was sent names an app and a credential of it is decided by the join.',
  },
  {
    store: 'lib/usage/usage-store',
    tables: 'secret',
    because: 'The uses of all secrets of an app are read in one statement.',
  },
  {
    store: 'lib/usage/credential-store',
    tables: 'secret app_key federated_credential app',
    because: 'A use is shown with the name of its credential, whatever kind it is.',
  },
  {
    store: 'lib/usage/living-token-store',
    tables:
      'artifact app secret app_key federated_credential person membership app_grant token_family',
    because: 'What ends with an app is counted as the life of a token is derived.',
  },
  {
    store: 'lib/usage/refused-store',
    tables: 'app',
    because: 'The page of a list of apps asks for all of them at once.',
  },
  {
    store: 'lib/usage/exact-row-store',
    tables: 'app policy',
    because: 'Which rows are written is decided by the policy of each app in one statement.',
  },
  {
    store: 'lib/usage/visible-store',
    tables: 'app app_member',
    because: 'Whoever asks for many apps is told of those that they may read, in one statement.',
  },
  {
    store: 'lib/usage/refused-hour-store',
    tables: 'app',
    because: 'The refusals of all apps of an organization are paged in one order.',
  },
  {
    store: 'lib/usage/refused-sign-in-store',
    tables: 'membership person',
    because: 'A refused sign-in belongs to the organization of its person, and names them.',
  },
  {
    store: 'lib/usage/token-hour-store',
    tables: 'app',
    because: 'The hours of all apps that somebody may read are paged in one order.',
  },
  {
    store: 'lib/grants/given-store',
    tables: 'app organization person membership grant_use',
    because: 'Who let which app in is found by both, and shown with both.',
  },
  {
    store: 'lib/grants/authorization-store',
    tables: 'app app_logo organization grant_use',
    because: 'A grant is found, sorted and shown by its app.',
  },
  {
    store: 'lib/rotation/observed-store',
    tables: 'app secret secret_use',
    because: 'What became of two secrets is compared with what is written of their rotation.',
  },
  {
    store: 'lib/secrets/store',
    tables: 'secret_use',
    because: 'A secret is shown with its use.',
  },
  {
    store: 'lib/secrets/moved-in-store',
    tables: 'app',
    because: 'Until when secrets of other servers work is said by the organization of their app.',
  },
  {
    store: 'lib/secrets/transition-store',
    tables: 'app secret_use',
    because:
      'Secrets of other servers are counted by the organization of their app, and by their use.',
  },
  {
    store: 'lib/import/export-store',
    tables:
      'app app_member app_key secret person membership api api_scope api_permission policy organization',
    because:
      'Everything of an organization is read in the order of the file, some hundred rows at a time.',
  },
  {
    store: 'lib/secrets/ending-store',
    tables: 'app',
    because: 'What expires names its app for the trail.',
  },
  {
    store: 'lib/secrets/planned-end-store',
    tables: 'app secret_use',
    because: 'One statement ends what is due, by its last use, and names its app for the trail.',
  },
  {
    store: 'lib/secrets/to-look-at/store',
    tables:
      'app app_member app_key federated_credential person membership secret_use refused_attempt',
    because: 'Secrets of all apps are sorted by their use, and shown with app and owner.',
  },
  {
    store: 'lib/apps/list/store',
    tables:
      'person membership secret secret_use app_key_use federated_credential_use published_keys_use app_sign_in',
    because: 'Each row shows its owner, its secrets and its last use.',
  },
  {
    store: 'lib/apps/list/narrow-store',
    tables:
      'person membership secret secret_use app_key_use federated_credential_use published_keys_use ' +
      'app_sign_in app_grant ' +
      'grant_use refused_attempt',
    because: 'The list is narrowed by what its rows show, among all apps of the organization.',
  },
  {
    store: 'lib/apps/list/order-store',
    tables: 'secret secret_use app_key_use federated_credential_use published_keys_use app_sign_in',
    because: 'The list is sorted by last use and by expiry, and cut into pages.',
  },
  {
    store: 'lib/apps/lifecycle/store',
    tables: 'person',
    because: 'An offer names whoever makes it and whoever gets it.',
  },
  {
    store: 'lib/apps/keys/store',
    tables: 'app_key_use published_keys_use',
    because: 'A key is shown with its use.',
  },
  {
    store: 'lib/apps/federated/store',
    tables: 'federated_credential_use',
    because: 'A federated credential is shown with its use.',
  },
  {
    store: 'lib/apps/registration/credentials-store',
    tables: 'secret',
    because: 'An app that has a secret cannot become a native one; secrets stand above apps.',
  },
  {
    store: 'lib/apps/store',
    tables: 'secret secret_use_hour app_sign_in',
    because:
      'An app that goes for good takes its secrets along, and its page shows its last sign-ins; both stand above apps.',
  },
  {
    store: 'lib/apps/programs/open-store',
    tables: 'app_grant',
    because:
      'An app that registered itself goes when nobody allows it anything; grants stand above apps.',
  },
  {
    store: 'lib/signals/store',
    tables: 'app token_checker',
    because: 'Signals go to apps that check the tokens of an API; apps stand above APIs.',
  },
  {
    store: 'lib/oauth/shared-signals/queue-store',
    tables: 'signal signal_stream app',
    because: 'Signals are taken, counted and put off by whoever delivers them, to apps in service.',
  },
  {
    store: 'lib/apis/store',
    tables: 'app app_member person',
    because: 'An API names its owner, and the apps that use its scopes; apps stand above APIs.',
  },
  {
    store: 'lib/apis/checkers/store',
    tables: 'app app_member',
    because: 'An API lists the apps that check its tokens; apps stand above APIs.',
  },
  {
    store: 'lib/apis/permissions/store',
    tables: 'app app_member person',
    because: 'Permissions are listed by the apps that have them; apps stand above APIs.',
  },
  {
    store: 'lib/initial-access-tokens/store',
    tables: 'app membership',
    because: 'A use counts while its maker may register apps, in the same statement.',
  },
  {
    store: 'lib/directory/user-store',
    tables: 'membership person',
    because: 'Directories page and search the members together with what they say of them.',
  },
  {
    store: 'lib/people/member-store',
    tables: 'organization',
    because: 'A profile names the organization.',
  },
]
