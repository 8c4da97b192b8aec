import { isCertificateAccepted } from '../client-authentication/authenticate-certificate'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { clientCertificate } from '../request/client-certificate'

/**
 * RFC 8705. Always on, so that an app whose tokens must be bound gets none where no proxy hands
 * certificates on. The metadata says what the proxies of this installation can do. Whose certificate
 * a request shows was decided when its app was looked up.
 */
export const mTLS = {
  enabled: true,
  certificateBoundAccessTokens: true,
  tlsClientAuth: true,
  selfSignedTlsClientAuth: true,
  getCertificate: ({ req }: KoaContextWithOIDC) => clientCertificate(req) ?? undefined,
  certificateAuthorized: isCertificateAccepted,
  certificateSubjectMatches: isCertificateAccepted,
} as const
