import {
  holdsLongValue,
  type RecognisedSecret,
  recogniseSecret,
} from '@/lib/search/recognise-secret'

/** What somebody put into the box. Of a secret only its public id is kept; of a token nothing. */
export type Asked =
  | { kind: 'words'; text: string }
  | ({ kind: 'secret' } & RecognisedSecret)
  | { kind: 'token' }

export const NOTHING: Asked = { kind: 'words', text: '' }

export function readAsked(text: string): Asked {
  const secret = recogniseSecret(text)
  if (secret) return { kind: 'secret', ...secret }
  return holdsLongValue(text) ? { kind: 'token' } : { kind: 'words', text }
}

/** The text of words; empty of anything else. */
export function textOf(asked: Asked): string {
  return asked.kind === 'words' ? asked.text : ''
}

/** The page with all answers to a text. */
export function searchAddress(text: string): string {
  return `/search?${new URLSearchParams({ q: text.trim() })}`
}
