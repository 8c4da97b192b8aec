import type { NumberSetting } from '@/lib/policies/policy'
import { type Group, settingsIn } from './policy-words'

type NumberWords = { group: Group; title: string; sentence: string; unit: string }

export const NUMBERS = {
  refreshReuseSeconds: {
    group: 'Tokens',
    title: 'Repeated refresh',
    sentence:
      'An app whose refresh got no answer may send the same refresh token again within this time, and gets the same new one. After it, a second use counts as theft and ends what came of the token. 0 allows no repetition.',
    unit: 'seconds',
  },
  refreshMaxDays: {
    group: 'Tokens',
    title: 'Longest life of refresh tokens',
    sentence:
      'An app may act for a person this long after they signed in, however often it refreshes. Then they sign in again. A shorter time also counts for refresh tokens that are out.',
    unit: 'days',
  },
  registeredSecretDays: {
    group: 'Dynamic client registration',
    title: 'Life of secrets given by registration',
    sentence:
      'How long the secret works that an app gets when it registers itself. A change counts for new secrets. 0 gives secrets that do not expire.',
    unit: 'days',
  },
  auditMonths: {
    group: 'Audit log',
    title: 'Events are kept',
    sentence:
      'How long the audit log keeps what has happened. Older events are removed for good; their seals stay, so that the rest can still be verified. A shorter time counts for events that are there.',
    unit: 'months',
  },
  recertifyDays: {
    group: 'Apps',
    title: 'Confirmed again after',
    sentence:
      'How often the owner of an app confirms that it is still needed as it is. They are told two weeks before and on the day, administrators two weeks later. An app that nobody has confirmed after four weeks is suspended until somebody does. 0 asks nobody; otherwise at least 30.',
    unit: 'days',
  },
  stepUpMinutes: {
    group: 'People',
    title: 'Authenticate again after',
    sentence:
      'Who makes, shows or ends what opens something, or governs, must have authenticated within this time. From 1 minute to 8 hours (480). A change counts at once.',
    unit: 'minutes',
  },
  secretMaxDays: {
    group: 'Secrets',
    title: 'Longest life of secrets',
    sentence:
      'How long a new secret may live at most; it must have an end then. Where nobody chooses an end, as in a rotation by delivery, it is cut to this. Secrets that live longer go on working, and count as violations. 0 sets no limit.',
    unit: 'days',
  },
  secretDefaultDays: {
    group: 'Secrets',
    title: 'Usual life of secrets',
    sentence:
      'What the dialog proposes for a new secret, and what a program gets that names no life. Never more than the longest life.',
    unit: 'days',
  },
  secretNoticeHours: {
    group: 'Secrets',
    title: 'Shortest notice for the old secret',
    sentence:
      'How long the old secret works beside its successor at least, when an end is chosen at a rotation. To revoke or regenerate is no rotation, and always possible. A change counts for ends that are planned from now on. 0 sets no limit.',
    unit: 'hours',
  },
  accessTokenMaxMinutes: {
    group: 'Tokens',
    title: 'Longest life of access tokens',
    sentence:
      'New access tokens live no longer than this, whatever their API says. Tokens that are out live to their own end. 0 leaves it to the API.',
    unit: 'minutes',
  },
  unusedTellDays: {
    group: 'Apps',
    title: 'Unused apps: tell',
    sentence:
      'After so many days without a use, the owner of an app is told. To keep an app, and each use of a secret, key or sign-in, begins the days again. 0 tells nobody.',
    unit: 'days',
  },
  unusedSuspendDays: {
    group: 'Apps',
    title: 'Unused apps: suspend',
    sentence:
      'After so many days without a use, an app is suspended, a week after its owner was told at the earliest. Somebody who may change it can resume it. 0 suspends none.',
    unit: 'days',
  },
  unusedDeleteDays: {
    group: 'Apps',
    title: 'Unused apps: delete',
    sentence:
      'After so many days without a use, an app is deleted, a week after the step before at the earliest. It can be restored for 7 days. 0 deletes none.',
    unit: 'days',
  },
  programsUnusedTellDays: {
    group: 'Dynamic client registration',
    title: 'Unused registrations: tell',
    sentence:
      'The same days for apps that registered themselves: their owner is told. 0 tells nobody.',
    unit: 'days',
  },
  programsUnusedSuspendDays: {
    group: 'Dynamic client registration',
    title: 'Unused registrations: suspend',
    sentence:
      'Apps that registered themselves are suspended after so many days without a use. 0 suspends none.',
    unit: 'days',
  },
  programsUnusedDeleteDays: {
    group: 'Dynamic client registration',
    title: 'Unused registrations: delete',
    sentence:
      'Apps that registered themselves are deleted after so many days without a use. 0 deletes none.',
    unit: 'days',
  },
} as const satisfies Record<NumberSetting, NumberWords>

/** The numbers of a group, in the order of the table. */
export const numbersIn = (group: Group) => settingsIn(NUMBERS, group)
