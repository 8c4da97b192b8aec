import type { FieldInWords } from '@/components/ui/meanwhile'
import type { ApiView } from '@/lib/apis/api'
import { FORMAT_LABELS, lifetimeInWords } from './token-words'

type ComparedApi = Pick<ApiView, 'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'scopes'>

/** The fields of an API in words, to compare two states of it. */
export const API_WORDS: readonly FieldInWords<ComparedApi>[] = [
  ['Name', ({ name }) => name],
  ['Tokens', ({ tokenFormat }) => FORMAT_LABELS[tokenFormat]],
  ['Token lifetime', ({ tokenTtlSeconds }) => lifetimeInWords(tokenTtlSeconds)],
  [
    'Scopes',
    ({ scopes }) => scopes.map(({ name, description }) => `${name}: ${description}`).join('\n'),
  ],
]
