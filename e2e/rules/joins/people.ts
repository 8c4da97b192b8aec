import type { Join } from './join'

/** What is said of people, and what is found, told or exported for them. */
export const PEOPLE_JOINS: Join[] = [
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
    store: 'lib/people/profile/email-change-store',
    tables: 'scim_user',
    because:
      'Whether a directory has written a person is a part of the question who keeps their email.',
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
    store: 'lib/import/export-store',
    tables:
      'app app_member app_key secret person membership api api_scope api_permission policy organization',
    because:
      'Everything of an organization is read in the order of the file, some hundred rows at a time.',
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
