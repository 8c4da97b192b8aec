import type { ApiFormValues } from './api-form'
import { FORMAT_LABELS, lifetimeInWords } from './token-words'

type Word = readonly [label: string, read: (values: ApiFormValues) => string]

/** What is said about an API, field by field, for people to compare. */
export const API_WORDS: readonly Word[] = [
  ['Name', ({ name }) => name],
  ['Tokens', ({ tokenFormat }) => FORMAT_LABELS[tokenFormat]],
  ['Token lifetime', ({ tokenTtlSeconds }) => lifetimeInWords(tokenTtlSeconds)],
  [
    'Scopes',
    ({ scopes }) => scopes.map(({ name, description }) => `${name}: ${description}`).join('\n'),
  ],
]
