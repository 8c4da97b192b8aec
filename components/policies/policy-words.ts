import type { ChoiceSetting, GrantType, NumberSetting, PolicySetting } from '@/lib/policies/policy'

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
  approveNewApps: {
    group: 'Apps',
    title: 'New apps wait for approval',
    sentence:
      'An app that somebody else than an administrator registers gets no token until an administrator approves it. So does one that a program registers.',
  },
  approveWiderApps: {
    group: 'Apps',
    title: 'Wider apps wait for approval',
    sentence:
      'A new host to return to and an added scope wait until an administrator approves them. Meanwhile the app works as before.',
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

/** The settings of a group, in the order of their table. */
export function settingsIn<S extends PolicySetting>(
  table: Record<S, { group: Group }>,
  group: Group,
) {
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
