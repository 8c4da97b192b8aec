import { InnerAddress } from './fetch-foreign'

/** By the code of an error of Node's, what an app's people read. */
const REASONS: Record<string, string> = {
  ENOTFOUND: 'The name of the host is not known.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ECONNREFUSED: 'Nothing listens at this address.',
  ECONNRESET: 'The connection was cut off.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'There was no answer in time.',
  ABORT_ERR: 'There was no answer in time.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed, and Keyturn does not know it.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate comes from a CA that Keyturn does not know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate comes from a CA that Keyturn does not know.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate comes from a CA that Keyturn does not know.',
}

/** Why an app could not be told, in a sentence for its people. What it answered is left out. */
export function failureReason(error: unknown): string {
  const { code, name, message, response } = error as {
    code?: unknown
    name?: string
    message?: string
    response?: { status?: number }
  }
  if (response?.status) return `The app answered ${response.status} where 200 or 204 was expected.`
  const known = REASONS[String(code)] ?? (name === 'TimeoutError' ? REASONS.ETIMEDOUT : undefined)
  if (known) return known
  if (error instanceof InnerAddress) return error.sentence
  if (message?.includes('redirect')) return 'It answered with a redirect, which is not followed.'
  return 'The request failed. The log of Keyturn says more.'
}
