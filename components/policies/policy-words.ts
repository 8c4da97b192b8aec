import type {
  CHOICES,
  ChoiceSetting,
  GrantType,
  NumberSetting,
  PolicySetting,
} from '@/lib/policies/policy'

/** A setting that is on or off. */
export type SwitchSetting = Exclude<
  PolicySetting,
  'allowedGrantTypes' | ChoiceSetting | NumberSetting
>

/** The subjects of the policies, in the order of the page. */
export const GROUPS = [
  'Apps',
  'Tokens',
  'Secrets',
  'People',
  'Dynamic client registration',
  'Audit log',
] as const

export type Group = (typeof GROUPS)[number]

type Words = {
  group: Group
  title: string
  sentence: string
  /** The question before the switch is turned this way. */
  asks?: { turning: 'on' | 'off'; title: string; consequence: string }
}

export const SWITCHES = {
  thirdPartyAccess: {
    group: 'Apps',
    title: 'Third-party application access via OAuth',
    sentence:
      'Apps use the tokens they hold. Switched off, they still get tokens, but userinfo and the management API answer 401 and name this policy, and introspection says that the tokens are not active.',
    asks: {
      turning: 'off',
      title: 'Switch third-party access off?',
      consequence:
        'From the next request on, userinfo and the management API answer 401 to every app of your organization, and introspection says that the tokens of its people are not active. Nothing is revoked: once you switch it on again, their tokens work as before. An API that verifies JWTs by itself does not notice.',
    },
  },
  newAppRegistration: {
    group: 'Apps',
    title: 'New app registration',
    sentence:
      'Developers and administrators can register apps. When it is off, neither people nor programs can; existing apps go on working.',
  },
  secondFactorRequired: {
    group: 'People',
    title: 'Second factor required',
    sentence: 'Everybody needs a second factor to sign in. Those who have none set one up first.',
    asks: {
      turning: 'on',
      title: 'Require a second factor?',
      consequence:
        'People who have none, including you, must set one up on their next request before they can do anything else.',
    },
  },
  dynamicRegistration: {
    group: 'Dynamic client registration',
    title: 'Dynamic registration',
    sentence: 'A program that holds an initial access token can register apps (RFC 7591).',
  },
  openRegistration: {
    group: 'Dynamic client registration',
    title: 'Registration without a token',
    sentence:
      'Native apps that return to the device can register themselves, as clients of MCP do. They keep no secret, and one that nobody allows anything within a day is deleted.',
    asks: {
      turning: 'on',
      title: 'Let strangers register apps?',
      consequence:
        'Whoever reaches this server can register a native app with any name, and ask your people for access. The consent page says that nobody has verified it, and that the answer goes to a program on the device.',
    },
  },
  selfRotation: {
    group: 'Secrets',
    title: 'Apps make secrets for themselves',
    sentence:
      'An app that has a working secret may make its second one at the management API, if a slot is free. It cannot pause, revoke or replace the first. Without it, it needs a permission that an administrator has granted.',
  },
  auditRefusedRows: {
    group: 'Audit log',
    title: 'Each refused request',
    sentence:
      'Each request of an app that is refused is an event, with its time, address and cause. Switched off, they are counted by the hour. Of a flood 200 a second are written.',
  },
  auditTokenRows: {
    group: 'Audit log',
    title: 'Each use of a secret',
    sentence:
      'Each request that a secret or key authenticates is an event. Switched off, they are counted by the hour and caller. Of more than 2,000 a second the others are only counted.',
  },
} as const satisfies Record<SwitchSetting, Words>

export function wordsOf(setting: SwitchSetting): Words {
  return SWITCHES[setting]
}

/** The switches of a group, in the order of the table. */
export const switchesIn = (group: Group) => settingsIn(SWITCHES, group)

function settingsIn<S extends PolicySetting>(table: Record<S, { group: Group }>, group: Group) {
  return (Object.keys(table) as S[]).filter((setting) => table[setting].group === group)
}

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
  stepUpMinutes: {
    group: 'People',
    title: 'Authenticate again after',
    sentence:
      'Who makes, shows or ends what opens something, or governs, must have authenticated within this time. From 1 minute to 8 hours (480). A change counts at once.',
    unit: 'minutes',
  },
} as const satisfies Record<NumberSetting, NumberWords>

/** The numbers of a group, in the order of the table. */
export const numbersIn = (group: Group) => settingsIn(NUMBERS, group)

export const GRANT_TYPE_WORDS = {
  authorization_code: {
    label: 'Authorization code',
    description: 'People sign in and agree, and the app acts for them.',
  },
  refresh_token: {
    label: 'Refresh token',
    description: 'Apps keep their access without asking again.',
  },
  client_credentials: {
    label: 'Client credentials',
    description: 'Services act for themselves.',
  },
  'urn:ietf:params:oauth:grant-type:device_code': {
    label: 'Device code',
    description: 'Devices without a keyboard let people sign in on another.',
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    label: 'Token exchange',
    description: 'A service trades a token for a narrower one, to call the next service.',
  },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    label: 'Identity assertion',
    description:
      'Apps act for people whom your own provider vouches for (ID-JAG). Nobody is asked for consent.',
  },
} as const satisfies Record<GrantType, { label: string; description: string }>

type Label = { label: string; description: string }

type ChoiceWords<Value extends string> = {
  group: Group
  title: string
  sentence: string
  /** What is chosen, for who does not see the heading. */
  legend: string
  labels: Record<Value, Label>
}

const CHOICE_WORDS = {
  pkce: {
    group: 'Tokens',
    title: 'PKCE',
    sentence:
      'Proves that whoever redeems an authorization code also asked for it (RFC 7636). Apps without a secret always need it, and a challenge that an app sends is always checked. This says of which other apps it is demanded.',
    legend: 'Which apps need PKCE',
    labels: {
      where_it_protects: {
        label: 'Where it protects',
        description:
          'Of apps that follow this policy, unless an OpenID request has a nonce, which protects as well (RFC 9700 §2.1.1). A new app with a secret goes without until its registration says otherwise.',
      },
      always: {
        label: 'Always',
        description:
          'Of every app, whatever its registration says. Some libraries do no PKCE at all: their apps stop working. An app for Azure DevOps OAuth needs none there.',
      },
      public_apps: {
        label: 'Only apps without a secret',
        description: 'Of other apps only where their registration says always.',
      },
    },
  },
  onLeak: {
    group: 'Secrets',
    title: 'When a secret is found',
    sentence:
      'GitHub, GitLab or somebody who comes by reports a secret that works and that they should not have. Only the whole value counts. The app’s page, its secrets and the audit log say where it was found, whatever is chosen here.',
    legend: 'What becomes of a secret that somebody has found',
    labels: {
      tell: {
        label: 'Only say so',
        description: 'It works on until somebody decides. So does whoever else has found it.',
      },
      pause: {
        label: 'Pause it',
        description:
          'It is refused from then on, and its tokens live on. Whoever looks into it resumes or revokes it. Once resumed, further reports do not pause it again.',
      },
      regenerate: {
        label: 'End all secrets and tokens',
        description:
          'Every secret of the app and every token that came of one ends for good. The app stands still until somebody generates a new secret: nobody is there to see one.',
      },
    },
  },
} as const satisfies { [S in ChoiceSetting]: ChoiceWords<(typeof CHOICES)[S][number]> }

/** The words of a policy that is one of several. */
export function choiceWords(setting: ChoiceSetting) {
  const { labels, ...words } = CHOICE_WORDS[setting]
  const byValue: Readonly<Record<string, Label>> = labels
  return { ...words, labelOf: (value: string) => byValue[value] }
}

/** The choices of a group, in the order of the table. */
export const choicesIn = (group: Group) => settingsIn<ChoiceSetting>(CHOICE_WORDS, group)
