import type { Provider } from '../../protocol/oidc-provider'

type IsFirstUse = (issuer: string, jti: string, expiresSeconds: number) => Promise<boolean>

/**
 * What may be used once (an assertion, RFC 7523 §3; a DPoP proof, RFC 9449 §11.1) the engine looks
 * up first and then inserts: between the two a second use may come.
 */
export function replaceSingleUse({ ReplayDetection }: Provider, isFirstUse: IsFirstUse): void {
  ReplayDetection.unique = isFirstUse
}
