import type { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { grantAdapter } from '../consents/grant-adapter'
import { boundToWire } from '../legacy/bound-to-wire'
import type { Adapter } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { clientAdapter } from '../registration/client-adapter'
import { initialAccessTokens } from '../registration/initial-access'
import { registrationAccessTokens } from '../registration/registration-tokens'
import { sessionAdapter } from '../sessions/session-adapter'
import { artifactAdapter } from '../tokens/artifact-adapter'
import { withPollInterval } from '../tokens/device-polls'
import { takenByUserinfo } from '../tokens/identity-scopes'
import { withinLongestLife } from '../tokens/longest-life'

/** The storage of each kind of artifact of the engine. Logos of apps come through `fetch`. */
export function adapterFor(portal: Portal, fetch: typeof fetchForeign): (kind: string) => Adapter {
  const clients = clientAdapter(fetch)
  return (kind) => {
    if (kind === 'Client') return clients
    if (kind === 'InitialAccessToken') return initialAccessTokens
    if (kind === 'RegistrationAccessToken') return registrationAccessTokens(kind)
    if (kind === 'Session') return sessionAdapter(portal)
    if (kind === 'Grant') return grantAdapter
    const adapter = artifactAdapter(kind)
    if (kind === 'AuthorizationCode') return boundToWire(adapter)
    if (kind === 'AccessToken') return takenByUserinfo(adapter)
    if (kind === 'DeviceCode') return withPollInterval(adapter)
    return kind === 'RefreshToken' ? withinLongestLife(adapter) : adapter
  }
}
