import type { IncomingMessage } from 'node:http'
import { isBuiltIn } from '@/lib/apis/api'
import { Refusal } from '@/lib/errors'
import { runningEngine } from '../protocol/running-engine'
import { managementApi } from '../resources/management-api'
import { type Bound, type Presented, whyNotBound } from './check-binding'

/** Whose access token it is: a person's, who lets an app act, or an app's own. */
export type Bearer = {
  /** Null for an app that speaks for itself. */
  personId: string | null
  appId: string
  scopes: ReadonlySet<string>
  /** Whether the token is for the management API alone, and no other API has seen it. */
  isForUs: boolean
  /** When the person has authenticated; null when the token does not say it. */
  provenAt: Date | null
}

/**
 * Whose access token it is at the management API, if the token is alive. Notes that the grant was
 * used. It accepts a token for this API (RFC 8707 §2), and one without an audience, as userinfo does.
 * Of a token without an audience only built-in scopes count: others may be of a registered API, which
 * could send it on. It refuses a token for another API, because that API could send it on. Refuses with
 * `access_token_refused`, and with `access_token_bound` if the token is bound to a key or a certificate that the request does not prove.
 */
export async function findBearer(req: IncomingMessage, presented: Presented): Promise<Bearer> {
  const { value } = presented
  const { AccessToken, ClientCredentials } = runningEngine()
  const token = (await AccessToken.find(value)) ?? (await ClientCredentials.find(value))
  if (!token) throw new Refusal('access_token_refused', 'unknown, or it has ended')
  const { aud, scopes, clientId = '' } = token
  const isOurs = aud === managementApi().identifier
  if (aud !== undefined && !isOurs) {
    throw new Refusal('access_token_refused', `it is meant for ${aud}`)
  }
  const isBound = token.isSenderConstrained()
  const why = isBound ? await whyNotBound(req, token as Bound, presented) : null
  if (why) throw new Refusal('access_token_bound', why)
  if (!isBound && presented.scheme === 'dpop') {
    throw new Refusal('access_token_refused', 'a bearer token, presented with a proof')
  }
  // A token from an exchange of an app's own token (RFC 8693) has the app as its subject.
  const personId = 'accountId' in token ? (token.accountId ?? null) : null
  const counted = [...scopes].filter((one) => isOurs || isBuiltIn(one))
  const authTime = token.extra?.auth_time
  return {
    personId,
    appId: clientId,
    scopes: new Set(counted),
    isForUs: isOurs,
    provenAt: typeof authTime === 'number' ? new Date(authTime * 1000) : null,
  }
}
