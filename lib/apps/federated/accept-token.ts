import { now } from '@/lib/clock'
import type { Trust } from './federated-credential'
import { fitsTrust } from './match-claims'
import { type Payload, readToken, whyNotForUs, whyNotInTime, whyNotOfType } from './read-token'
import { findTrusts } from './store'
import { UnreadableKeys, verifyToken } from './verify-token'

/** Why a token of another issuer did not authenticate the app. */
export type WhyNotAccepted =
  | 'unknown_issuer'
  | 'unreadable_issuer'
  | 'wrong_federated_token'
  | 'federation_mismatch'

export type Accepted =
  | { credential: Trust & { id: string }; payload: Payload }
  | {
      why: WhyNotAccepted
      /** More of it, for the log only. */
      detail: string
      /** The one that would have fitted, as far as that is known. */
      credentialId: string | null
    }

/**
 * Whether a token of another issuer authenticates the app (RFC 7523 §3), and by which of its
 * federated credentials; the newest that fits. Whether it was used before is not looked at.
 */
export async function acceptToken(
  appId: string,
  token: string,
  audiences: readonly string[],
): Promise<Accepted> {
  const read = readToken(token)
  const issuer = read?.payload.iss
  const trusts = typeof issuer === 'string' ? await findTrusts(appId, issuer) : []
  const [{ issuer: trusted } = { issuer: '' }] = trusts
  if (!read || !trusted) {
    return { why: 'unknown_issuer', detail: 'the app trusts no such issuer', credentialId: null }
  }
  const meant = trusts.find((trust) => fitsTrust(trust, read.payload))
  const refuse = (why: WhyNotAccepted, detail: string) => ({
    why,
    detail,
    credentialId: meant?.id ?? null,
  })
  const payload = await verifyToken(trusted, token).catch((error: Error) => error)
  if (payload instanceof UnreadableKeys) return refuse('unreadable_issuer', payload.message)
  if (payload instanceof Error) return refuse('wrong_federated_token', payload.message)
  const wrong =
    whyNotOfType(read.header) ?? whyNotInTime(payload, now()) ?? whyNotForUs(payload, audiences)
  if (wrong) return refuse('wrong_federated_token', wrong)
  const credential = trusts.find((trust) => fitsTrust(trust, payload))
  if (!credential) return refuse('federation_mismatch', 'its subject or a claim does not match')
  return { credential, payload }
}
