import type { ClaimCheck } from './match-claims'

/** What a token was looked at for, beside what the credentials expect. */
export type TokenCheck = {
  what: 'signature' | 'type' | 'time' | 'audience'
  /** Why it does not fit; null if it does. */
  complaint: string | null
}

/** What became of a token that was tried: why it would authenticate the app, or would not. */
export type TriedToken = {
  /** The id of the credential that it would authenticate by; null if it would not. */
  accepted: string | null
  /** Of the token itself; what was not looked at is not in it. */
  checks: TokenCheck[]
  /** Claim by claim, for each credential of the app; those of its issuer come first. */
  credentials: { id: string; name: string; fits: boolean; claims: ClaimCheck[] }[]
}
