import { config } from '@/lib/config'
import { checksTokens } from '../resources/apis-of'
import { toPayload } from '../tokens/artifact'
import { findArtifact } from '../tokens/artifact-store'
import { storedUnder, TOKEN_VALUE } from '../tokens/token-value'
import type { Decide } from './decision'
import type { PlainRequest } from './plain-request'

/** RFC 7662 §2, for a token that an app got for itself. */
export function introspect({ form }: PlainRequest): Decide | null {
  const token = form.get('token')
  const known = form.has('token_type_hint') ? 2 : 1
  if (!token || form.size !== known || !TOKEN_VALUE.test(token)) return null
  return async ({ app, attempt: { appId } }) => {
    const found = await findArtifact(storedUnder(token))
    if (found?.kind !== 'ClientCredentials' || found.sealed) return null
    if (found.organizationId !== app.organizationId) return null
    const mayCheck =
      found.appId === appId || (await checksTokens(app, { appId, audience: undefined }))
    if (!mayCheck) return null
    const { clientId, exp, iat, scope } = toPayload(found, token)
    const iss = config().url
    return {
      active: true,
      sub: clientId,
      client_id: clientId,
      exp,
      iat,
      iss,
      scope,
      token_type: 'Bearer',
    }
  }
}
