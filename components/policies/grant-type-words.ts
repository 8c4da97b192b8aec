import type { GrantType } from '@/lib/policies/policy'

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
