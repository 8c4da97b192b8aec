import type { X509Certificate } from 'node:crypto'
import { certificateId } from '@/lib/usage/certificate-id'
import { certificateSubject, ownKeysId } from '../clients/client-metadata'
import { findClientKeys } from '../clients/key-store'
import { keyStoreOf } from '../engine/seams/client-key-store'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { isVerified } from '../request/client-certificate'
import { requestSlot } from '../request/request-slot'
import { appOfRequest, keyIdOfRequest } from './app-of-request'
import { ASSERTION_ALGORITHMS } from './authenticate-assertion'
import { hasSubject } from './certificate-names'
import type { ClientAttempt } from './client-attempt'
import { noteUseOfKey } from './note-use-of'
import { isOutside } from './outside-networks'

const accepted = requestSlot<true>('accepted certificate')

/** Whether the request's client certificate has authenticated its app. */
export function isCertificateAccepted(ctx: KoaContextWithOIDC): boolean {
  return accepted.get(ctx) === true
}

type Shown = { certificate: X509Certificate; attempt: ClientAttempt }

/**
 * Authenticates a client by its certificate (RFC 8705 §2): one whose issuer the proxy has verified
 * by its subject, and any other by its key, which must be one of the app's public keys. A tls
 * handshake proves that the client holds the key. Answers why it was refused; null if it was not.
 */
export async function acceptCertificate(
  ctx: KoaContextWithOIDC,
  client: Client,
  { certificate, attempt }: Shown,
): Promise<'wrong_certificate' | 'outside_networks' | null> {
  const subject = certificateSubject(client)
  const bySubject = subject !== '' && isVerified(ctx.req) && hasSubject(certificate, subject)
  const keyId = bySubject ? null : await findKeyId(client, certificate)
  if (!bySubject && keyId === null) return 'wrong_certificate'
  const app = appOfRequest.get(ctx)
  if (!app || isOutside(app, attempt.address)) return 'outside_networks'
  // Tokens end with a key that is removed. With a certificate's subject they go on, so they do not name it.
  if (keyId !== null) keyIdOfRequest.set(keyId, ctx)
  noteUseOfKey(ctx, attempt, keyId ?? certificateId(attempt.appId))
  accepted.set(true, ctx)
  return null
}

type Jwk = Record<string, unknown>

/** The id in tokens of the app's public key that is the certificate's; null if there is none. */
async function findKeyId(client: Client, { publicKey }: X509Certificate): Promise<string | null> {
  const shown: Jwk = { ...publicKey.export({ format: 'jwk' }) }
  if (!ownKeysId(client)) {
    const keys = await findClientKeys(client.clientId, null)
    return keys.find(({ jwk }) => isSameKey(jwk, shown))?.id ?? null
  }
  const store = keyStoreOf(client)
  // A set of published or registered keys is read by algorithm.
  const isPublished = () =>
    ASSERTION_ALGORITHMS.some((alg) =>
      store.selectForVerify({ alg }).some((key) => isSameKey(key as Jwk, shown)),
    )
  if (!isPublished()) await store.refresh()
  return isPublished() ? ownKeysId(client) : null
}

/** RFC 7638 §3.2: the members that make a key. */
function isSameKey(one: Jwk, other: Jwk): boolean {
  return ['kty', 'crv', 'x', 'y', 'n', 'e'].every((member) => one[member] === other[member])
}
