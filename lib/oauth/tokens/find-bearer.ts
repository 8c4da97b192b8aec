import { isBuiltIn } from '@/lib/apis/api'
import { Refusal } from '@/lib/errors'
import { runningEngine } from '../protocol/running-engine'
import { managementApi } from '../resources/management-api'

/** The person of an access token, the app that has it, its scopes, and when the person has authenticated. */
export type Bearer = {
  personId: string
  appId: string
  scopes: ReadonlySet<string>
  /** Null when the token does not say it. */
  provenAt: Date | null
}

/**
 * The person of an access token at the management API, if the token is alive. Notes that the grant
 * was used. It accepts a token for this API (RFC 8707 §2), and one without an audience, as userinfo
 * does, of which only built-in scopes count: others may be of a registered API. It refuses a token for another API, because that API could send it on. Refuses with
 * `access_token_refused`, with `access_token_bound` if the token needs a proof (RFC 9449 §7), and
 * with `access_token_of_app`.
 */
export async function findBearer(presented: string): Promise<Bearer> {
  const { AccessToken, ClientCredentials } = runningEngine()
  const token = await AccessToken.find(presented)
  if (!token) {
    if (await ClientCredentials.find(presented)) throw new Refusal('access_token_of_app')
    throw new Refusal('access_token_refused', 'unknown, or it has ended')
  }
  const { accountId, aud, scopes } = token
  if (aud !== undefined && aud !== managementApi().identifier) {
    throw new Refusal('access_token_refused', `it is meant for ${aud}`)
  }
  if (token.isSenderConstrained()) throw new Refusal('access_token_bound')
  // A token from an exchange of an app's own token (RFC 8693) has the app as its subject.
  if (!accountId) throw new Refusal('access_token_of_app')
  const { extra, clientId = '' } = token
  const authTime = extra?.auth_time
  const counted = [...scopes].filter((scope) => aud !== undefined || isBuiltIn(scope))
  return {
    personId: accountId,
    appId: clientId,
    scopes: new Set(counted),
    provenAt: typeof authTime === 'number' ? new Date(authTime * 1000) : null,
  }
}
