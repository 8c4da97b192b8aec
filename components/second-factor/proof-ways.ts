/** In the order in which they are offered. */
export const WAYS = ['passkey', 'code', 'password', 'recovery'] as const
export type Way = (typeof WAYS)[number]

export const FIELDS = {
  code: {
    name: 'code',
    label: 'Code',
    description: 'The six digits that your authenticator app shows now.',
    input: { autoComplete: 'one-time-code', inputMode: 'numeric', mono: true },
    other: 'Use your authenticator app',
  },
  password: {
    name: 'password',
    label: 'Password',
    description: undefined,
    input: { autoComplete: 'current-password', type: 'password' },
    other: 'Use your password',
  },
  recovery: {
    name: 'recoveryCode',
    label: 'Recovery code',
    description: 'One of the ten that you were given. It works once.',
    input: { autoComplete: 'off', mono: true, spellCheck: false, autoCapitalize: 'none' },
    other: 'Use a recovery code',
  },
} as const
