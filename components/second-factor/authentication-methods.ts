import type { TextFieldProps } from '@/components/ui/text-field'
import type { FieldName } from '@/lib/http/form'
import type { StepUpForm } from '@/lib/people/second-factor/step-up-input'

/** In the order in which they are offered. */
export const METHODS = ['passkey', 'code', 'password', 'recovery'] as const
export type Method = (typeof METHODS)[number]
export type TypedMethod = Exclude<Method, 'passkey'>

type Field = {
  name: FieldName<StepUpForm>
  /** The form that is sent for the typed text. */
  read: (typed: string) => StepUpForm
  label: string
  description?: string
  input: Partial<TextFieldProps>
  /** The label of the button that chooses it instead of another. */
  other: string
}

export const FIELDS: Record<TypedMethod, Field> = {
  code: {
    name: 'code',
    read: (code) => ({ code }),
    label: 'Code',
    description: 'The six digits that your authenticator app shows now.',
    input: { autoComplete: 'one-time-code', inputMode: 'numeric', mono: true },
    other: 'Use your authenticator app',
  },
  password: {
    name: 'password',
    read: (password) => ({ password }),
    label: 'Password',
    input: { autoComplete: 'current-password', type: 'password' },
    other: 'Use your password',
  },
  recovery: {
    name: 'recoveryCode',
    read: (recoveryCode) => ({ recoveryCode }),
    label: 'Recovery code',
    description: 'One of the ten that you were given. It works once.',
    input: { autoComplete: 'off', mono: true, spellCheck: false, autoCapitalize: 'none' },
    other: 'Use a recovery code',
  },
}
