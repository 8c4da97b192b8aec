import type { FieldInWords } from '@/components/ui/meanwhile'
import type { ApiView } from '@/lib/apis/api'
import { FORMAT_LABELS, lifetimeInWords } from './token-words'

type Told = Pick<ApiView, 'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'scopes'>

/** What is said about an API, field by field, for people to compare. */
export const API_WORDS: readonly FieldInWords<Told>[] = [
  ['Name', ({ name }) => name],
  ['Tokens', ({ tokenFormat }) => FORMAT_LABELS[tokenFormat]],
  ['Token lifetime', ({ tokenTtlSeconds }) => lifetimeInWords(tokenTtlSeconds)],
  [
    'Scopes',
    ({ scopes }) => scopes.map(({ name, description }) => `${name}: ${description}`).join('\n'),
  ],
]
