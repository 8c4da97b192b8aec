import { isBuiltIn } from '@/lib/apis/api'
import { appOrganization, isRegistered } from '../clients/client-metadata'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { apisOf } from './apis-of'

/**
 * OpenID Connect Core §3.1.2.1: scopes that are not understood are ignored in an OpenID request. Those
 * are the ones that nobody has registered: no API of the organization, and not the app. Any other
 * stays, and is refused if it is not granted. The answer says what was granted (RFC 6749 §5.1).
 */
export async function leaveOutUnknownScopes(
  { oidc }: KoaContextWithOIDC,
  client: Client,
): Promise<void> {
  const { params } = oidc
  const requested = typeof params?.scope === 'string' ? params.scope.split(' ') : []
  if (!params || !requested.includes('openid')) return
  const isOurs = (scope: string) => isBuiltIn(scope) || isRegistered(client, scope)
  if (requested.every(isOurs)) return
  const ofApis = new Set((await apisOf(appOrganization(client))).flatMap(({ scopes }) => scopes))
  params.scope = requested.filter((scope) => isOurs(scope) || ofApis.has(scope)).join(' ')
}
