import type { Join } from './join'

/** What stands on the way of a token, and what is counted there. */
export const TOKEN_JOINS: Join[] = [
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
    tables: 'app membership policy',
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
    store: 'lib/signals/store',
    tables: 'app token_checker',
    because: 'Signals go to apps that check the tokens of an API; apps stand above APIs.',
  },
  {
    store: 'lib/oauth/shared-signals/queue-store',
    tables: 'signal signal_stream app',
    because: 'Signals are taken, counted and put off by whoever delivers them, to apps in service.',
  },
]
