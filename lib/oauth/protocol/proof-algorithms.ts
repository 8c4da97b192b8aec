/** What DPoP proofs may be signed with (RFC 9449): what FAPI 2.0 allows (Security Profile §5.4.1). */
export const PROOF_ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519', 'PS256'] as const
