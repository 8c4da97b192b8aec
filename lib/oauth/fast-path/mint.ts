import { plainScopes } from '../grant-types/client-credentials'
import { apisOf } from '../resources/apis-of'
import { defaultApi } from '../resources/default-api'
import { cutLife } from '../tokens/access-token-life'
import { ownTokenClaims } from '../tokens/api-token-claims'
import { toArtifact } from '../tokens/artifact'
import { insertArtifact } from '../tokens/artifact-store'
import { CLIENT_CREDENTIALS_TTL_SECONDS } from '../tokens/token-lives'
import { tokenValue } from '../tokens/token-value'
import type { Decide } from './decision'
import { plainClient } from './plain-client'
import type { PlainRequest } from './plain-request'

/** RFC 6749 §4.4. A token for an API is left to the engine, because it may have any format. */
export function mint({ form }: PlainRequest): Decide | null {
  const known = form.has('scope') ? 2 : 1
  if (form.get('grant_type') !== 'client_credentials' || form.size !== known) return null
  const requested = form.get('scope')?.replaceAll('+', ' ')
  return async (who, findClient) => {
    const { attempt, secretId, app } = who
    const client = await plainClient(who, 'client_credentials', findClient)
    const apis = await apisOf(app.organizationId, app.apisVersion)
    const scopes = client && plainScopes(client, requested, apis)
    if (!scopes || defaultApi(apis, scopes)) return null
    const scope = scopes.join(' ') || undefined
    const kind = 'ClientCredentials'
    const value = tokenValue()
    const ttlSeconds = cutLife(CLIENT_CREDENTIALS_TTL_SECONDS, app.policy.accessTokenMaxMinutes)
    const extra = ownTokenClaims(client)
    const payload = { kind, jti: value, clientId: attempt.appId, scope, ...(extra && { extra }) }
    const by = { secretId, keyId: null, family: null }
    await insertArtifact(toArtifact(kind, value, { payload, ttlSeconds, by }))
    return { access_token: value, expires_in: ttlSeconds, token_type: 'Bearer', scope }
  }
}
