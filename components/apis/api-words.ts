import type { FieldInWords } from '@/components/ui/meanwhile'
import type { EditableApi } from '@/lib/apis/api'
import { ACCESS_LABELS } from './permission-words'
import { FORMAT_LABELS, lifetimeInWords, signatureInWords, TOKEN_CLAIMS_WORDS } from './token-words'

/** The fields of an API in words, to compare two states of it. */
export const API_WORDS: readonly FieldInWords<EditableApi>[] = [
  ['Name', ({ name }) => name],
  ['Tokens', ({ tokenFormat }) => FORMAT_LABELS[tokenFormat]],
  ['Signature', signatureInWords],
  ['What they say', ({ tokenClaims }) => TOKEN_CLAIMS_WORDS[tokenClaims].label],
  ['Token lifetime', ({ tokenTtlSeconds }) => lifetimeInWords(tokenTtlSeconds)],
  ['Apps for themselves', ({ accessForItself }) => ACCESS_LABELS[accessForItself]],
  ['Apps for people', ({ accessForPeople }) => ACCESS_LABELS[accessForPeople]],
  ['Owner', ({ owner }) => owner?.name ?? ''],
  [
    'Scopes',
    ({ scopes }) => scopes.map(({ name, description }) => `${name}: ${description}`).join('\n'),
  ],
]
