import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { managementApi } from '../resources/management-api'

type Minted = { accountId?: string; aud?: unknown }
type Source = { authTime?: number } | undefined

/**
 * When the person of a token for the management API has authenticated (RFC 9470 §6), by the code or
 * refresh token of which it comes. A token from an exchange does not say it: nobody was there.
 */
export function authenticationOf(
  { oidc }: KoaContextWithOIDC,
  token: object,
): { auth_time: number } | undefined {
  const { accountId, aud } = token as Minted
  if (!accountId || aud !== managementApi().identifier) return undefined
  const { AuthorizationCode, DeviceCode, RefreshToken } = oidc.entities
  const source = (AuthorizationCode ?? DeviceCode ?? RefreshToken) as Source
  return source?.authTime === undefined ? undefined : { auth_time: source.authTime }
}
