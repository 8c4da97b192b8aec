import type { GrantType, PolicySetting } from '@/lib/policies/policy'

/** A setting that is on or off. */
export type SwitchSetting = Exclude<PolicySetting, 'allowedGrantTypes'>

type Words = {
  title: string
  sentence: string
  /** What is asked before it is turned this way. */
  asks?: { turning: 'on' | 'off'; title: string; consequence: string }
}

export const SWITCHES = {
  thirdPartyAccess: {
    title: 'Third-party application access via OAuth',
    sentence:
      'Apps use the tokens they hold. Switched off, they still get tokens, but userinfo, introspection and the management API answer 401 and name this policy.',
    asks: {
      turning: 'off',
      title: 'Switch third-party access off?',
      consequence:
        'Every app of your organization is answered 401 from its next request on, wherever its tokens are looked at. Nothing is revoked: switched on again, their tokens count as before. An API that reads JWTs by itself does not notice.',
    },
  },
  newAppRegistration: {
    title: 'New app registration',
    sentence:
      'Developers and administrators register apps. Switched off, nobody does, and no program either; the apps that are here go on.',
  },
  pkceForAll: {
    title: 'PKCE for all',
    sentence:
      'Every app that signs people in proves that a code was made for it (RFC 7636). Switched off, only apps without a secret have to. Apps that ask the Azure DevOps way never do.',
    asks: {
      turning: 'off',
      title: 'Switch PKCE for all off?',
      consequence:
        'A code that gets away is then protected by the app’s secret alone. Switch it off for as long as an old app needs to learn it.',
    },
  },
  secondFactorRequired: {
    title: 'Second factor required',
    sentence:
      'Everybody gives a second factor when they sign in. Whoever has none sets one up before they go on.',
    asks: {
      turning: 'on',
      title: 'Require a second factor?',
      consequence:
        'Whoever has none, you included, is asked to set one up on their next click and gets nowhere else before.',
    },
  },
  dynamicRegistration: {
    title: 'Dynamic registration',
    sentence: 'A program that holds an initial access token registers apps by itself (RFC 7591).',
  },
} as const satisfies Record<SwitchSetting, Words>

export function wordsOf(setting: SwitchSetting): Words {
  return SWITCHES[setting]
}

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
} as const satisfies Record<GrantType, { label: string; description: string }>
