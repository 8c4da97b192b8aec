import type { Provider } from '../../protocol/oidc-provider'

type IsFirstUse = (issuer: string, jti: string, expiresSeconds: number) => Promise<boolean>

/**
 * An assertion (RFC 7523 §3) and a DPoP proof (RFC 9449 §11.1) may be used once. The engine first
 * looks up, then inserts. A second use could come between the two, so this replaces both by one
 * step.
 */
export function replaceSingleUse({ ReplayDetection }: Provider, isFirstUse: IsFirstUse): void {
  ReplayDetection.unique = isFirstUse
}
