import { InnerAddress } from '@/lib/outgoing/fetch-foreign'

/** A target did not take the secret. The sentence is for the app's people; what it answered is left out. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed'

  constructor(readonly sentence: string) {
    super(sentence)
  }
}

/** By the code of an error of Node's. */
const REASONS: Record<string, string> = {
  ENOTFOUND: 'The name of the host is not known.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ECONNREFUSED: 'Nothing listens at this address.',
  ECONNRESET: 'The connection was cut off.',
  ETIMEDOUT: 'There was no answer in time.',
  ABORT_ERR: 'There was no answer in time.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed, and its CA is not given.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate comes from a CA that is not given.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate comes from a CA that is not given.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate comes from a CA that is not given.',
}

/** Why a target could not be reached. */
export function unreachable(error: unknown): DeliveryFailed {
  if (error instanceof DeliveryFailed) return error
  if (error instanceof InnerAddress) return new DeliveryFailed(error.sentence)
  const { code, name } = error as { code?: unknown; name?: string }
  const known = REASONS[String(code)] ?? (name === 'TimeoutError' ? REASONS.ETIMEDOUT : undefined)
  return new DeliveryFailed(known ?? 'The request failed. The log of Keyturn says more.')
}
