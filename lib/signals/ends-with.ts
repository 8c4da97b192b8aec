import { createHash } from 'node:crypto'

/** What a token ends with, beside its app and its person. */
export type EndsWith = 'credential' | 'grant' | 'family' | 'session'

/**
 * The id by which a JWT names, in its claim `ends_with`, something that it ends with, and by which a
 * signal names what has ended: 20 characters that tell nothing else. The database makes the same
 * (`signal_subject`), so it changes for no master key.
 */
export function endsWith(what: EndsWith, name: string | Uint8Array): string {
  const named = createHash('sha256').update(`${what} `).update(name).digest()
  return named.subarray(0, 15).toString('base64url')
}
