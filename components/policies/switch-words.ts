import type {
  ChoiceSetting,
  ListSetting,
  NumberSetting,
  PolicySetting,
} from '@/lib/policies/policy'
import { type Group, settingsIn } from './policy-words'

/** A setting that is on or off. */
export type SwitchSetting = Exclude<
  PolicySetting,
  'allowedGrantTypes' | ChoiceSetting | NumberSetting | ListSetting
>

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
  secretsAllowed: {
    group: 'Secrets',
    title: 'New secrets',
    sentence:
      'Apps may get new secrets. Switched off, they authenticate with public keys or federated credentials; secrets that are there go on working, and count as violations.',
    asks: {
      turning: 'off',
      title: 'Allow no new secrets?',
      consequence:
        'No app gets a new secret, also not by a rotation, by registering itself or on the old wire. The secrets that are there go on working until somebody ends them.',
    },
  },
  endlessSecrets: {
    group: 'Secrets',
    title: 'Secrets that never expire',
    sentence:
      'A new secret may have no end. A longest life rules that out too. Switched off, it counts for new secrets; those that are there go on working, and count as violations.',
  },
  endTokensOfExpired: {
    group: 'Secrets',
    title: 'Tokens end with an expired secret',
    sentence:
      'When a secret expires, the tokens that it has minted end too. Switched off, they live to their own end. A change counts at once, also for secrets that have expired. An API that verifies JWTs by itself does not notice.',
    asks: {
      turning: 'on',
      title: 'End tokens with their secret?',
      consequence:
        'From the next request on, tokens are dead whose secret has expired: apps ask for new ones, and people sign in again. Switched off again, those that have not reached their own end work as before.',
    },
  },
} as const satisfies Record<SwitchSetting, Words>

export function wordsOf(setting: SwitchSetting): Words {
  return SWITCHES[setting]
}

/** The switches of a group, in the order of the table. */
export const switchesIn = (group: Group) => settingsIn(SWITCHES, group)
