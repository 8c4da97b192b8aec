/**
 * The algorithms that Keyturn signs with (RFC 7518 §3.1, RFC 8037 §3.1). The first is the default,
 * because every client and every API has to know it (OpenID Connect Core §15.1, RFC 9068 §2.1).
 */
export const SIGNING_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number]

/** What userinfo answers with: JSON, or a JWT with this signature (OpenID Connect Core §5.3.2). */
export const USERINFO_FORMATS = ['json', ...SIGNING_ALGORITHMS] as const
export type UserinfoFormat = (typeof USERINFO_FORMATS)[number]

/** Whether we sign with the algorithm of this name. */
export function isSigningAlgorithm(alg: unknown): alg is SigningAlgorithm {
  return SIGNING_ALGORITHMS.some((known) => known === alg)
}
