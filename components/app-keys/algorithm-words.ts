import type { KeyAlgorithm } from '@/lib/apps/keys/app-key'

/** An algorithm, and what kind of key it needs. */
export const ALGORITHM_WORDS = {
  ES256: 'ES256 (P-256)',
  EdDSA: 'EdDSA (Ed25519)',
  RS256: 'RS256 (RSA)',
  PS256: 'PS256 (RSA)',
} satisfies Record<KeyAlgorithm, string>
