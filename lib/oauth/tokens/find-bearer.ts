import { Refusal } from '@/lib/errors'
import { runningEngine } from '../protocol/running-engine'
import { managementApi } from '../resources/management-api'

/** For whom an access token speaks, and what it may. */
export type Bearer = { personId: string; scopes: ReadonlySet<string> }

/**
 * Whom the access token speaks for that was presented at the management API, while it and all that
 * it hangs on is alive; notes that the grant was used. A token without an audience is taken, as
 * userinfo takes it, and one that was made for this API (RFC 8707 §2); another API's, which that
 * API could send on, is not. Refuses with `access_token_refused`, with `access_token_bound` what
 * would have to come with a proof (RFC 9449 §7), and with `access_token_of_app`.
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
  // What an app got in exchange for a token of its own (RFC 8693) speaks for the app.
  if (!accountId) throw new Refusal('access_token_of_app')
  return { personId: accountId, scopes }
}
