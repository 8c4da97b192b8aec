import type { Join } from './join'

/** What is said of apps, and of their secrets, grants and policies. */
export const APP_JOINS: Join[] = [
  {
    store: 'lib/recertification/due-store',
    tables: 'app person policy',
    because:
      'Whether an app is to be confirmed follows from its state and the policy, for a whole list at once.',
  },
  {
    store: 'lib/recertification/listed-store',
    tables: 'app app_listing person policy policy_exception',
    because: 'The same for all apps of an organization, of which exceptions are taken off.',
  },
  {
    store: 'lib/recertification/store',
    tables: 'app policy app_grant secret app_key federated_credential',
    because:
      'When an app is due follows from its age and the policy, for many apps at once; and a confirmation ' +
      'finds in its transaction what was added since it was read.',
  },
  {
    store: 'lib/apps/unused/store',
    tables: 'policy',
    because: 'An app is taken by its last use and by the settings that count for it.',
  },
  {
    store: 'lib/apps/approvals/store',
    tables: 'caller app_grant',
    because: 'Who decides about an app sees who has used it, in one statement for a page.',
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
    store: 'lib/violations/life-rules-store',
    tables: 'app_grant membership recertification unused_app',
    because: 'What a change would meet is found in one statement, among a hundred thousand apps.',
  },
  {
    store: 'lib/violations/store',
    tables: 'app person secret secret_use',
    because: 'What breaks a policy is told with its owner and its last use.',
  },
  {
    store: 'lib/violations/people-store',
    tables: 'app app_grant membership person person_session totp_factor passkey',
    because: 'People whom a change meets are told with their last session.',
  },
  {
    store: 'lib/policies/store',
    tables: 'app',
    because: 'Which settings do not count for an app depends on when it was created.',
  },
  {
    store: 'lib/leaks/store',
    tables: 'secret',
    because: 'A report is shown with its secret, as that is now.',
  },
  {
    store: 'lib/grants/given-store',
    tables: 'app organization person grant_use',
    because: 'Who let which app in is shown with both.',
  },
  {
    store: 'lib/grants/seen-store',
    tables: 'app_listing membership organization',
    because: 'Which grants an organization sees is said by their apps and its members.',
  },
  {
    store: 'lib/grants/searched-store',
    tables: 'app_listing member_listing',
    because: 'Who let which app in is found by the names of both.',
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
      'app app_listing app_member app_key federated_credential person membership secret_use refused_attempt',
    because: 'Secrets of all apps are sorted by their use, and shown with app and owner.',
  },
  {
    store: 'lib/apps/list/store',
    tables:
      'person membership secret secret_use app_key_use federated_credential_use published_keys_use certificate_use app_sign_in',
    because: 'Each row shows its owner, its secrets and its last use.',
  },
  {
    store: 'lib/apps/list/narrow-store',
    tables: 'secret secret_use published_keys_use app_grant grant_use refused_attempt',
    because: 'The list is narrowed by what its rows show, among all apps of the organization.',
  },
  {
    store: 'lib/apps/list/words-store',
    tables: 'app_words',
    because: 'What stands in the texts of apps is kept for the box at the top, too.',
  },
  {
    store: 'lib/apps/list/order-store',
    tables: 'secret',
    because:
      'Among apps by expiry, those with a paused or just expired secret are sorted by the secrets.',
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
    tables: 'app app_listing app_member person',
    because: 'Permissions are listed by the apps that have them; apps stand above APIs.',
  },
  {
    store: 'lib/initial-access-tokens/store',
    tables: 'app membership',
    because: 'A use counts while its maker may register apps, in the same statement.',
  },
]
