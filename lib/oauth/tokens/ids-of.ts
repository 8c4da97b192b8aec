import { sha256 } from '@/lib/crypto/digest'
import { type EndsWith, endsWith } from '@/lib/signals/ends-with'
import { keyIdOfRequest, secretIdOfRequest } from '../client-authentication/app-of-request'
import type { MintedToken } from '../engine/seams/token-payload'
import { familyOfRequest } from './presented-artifact'
import { subjectToken } from './subject-token'

const digestOf = (value: unknown) => (typeof value === 'string' ? sha256(value) : undefined)

/**
 * The ids of what a JWT ends with, for its claim `ends_with`: the credential that minted it, its
 * grant, its family, and its session where it hangs on one. A token from an exchange (RFC 8693) also
 * names the credential, the grant and the family of its subject token. Signals name the same ids.
 */
export function idsOf(token: MintedToken): string[] {
  const subject = subjectToken.get()
  const named: [EndsWith, string | Uint8Array | null | undefined][] = [
    ['credential', secretIdOfRequest.get() ?? keyIdOfRequest.get()],
    ['credential', subject?.secretId ?? subject?.keyId],
    ['grant', digestOf(token.grantId) ?? subject?.grantDigest],
    ['family', familyOfRequest.get()],
    ['family', subject?.uidDigest],
    ['session', token.expiresWithSession ? digestOf(token.sessionUid) : null],
  ]
  return named.flatMap(([what, name]) => (name ? [endsWith(what, name)] : []))
}
