import { appOfRequest } from '../client-authentication/app-of-request'
import { errors, type TokenEndpointGrantContext } from '../protocol/oidc-provider'
import { presentedArtifact } from '../tokens/presented-artifact'
import type { ExchangeParameters } from './exchange-request'

/** The token that is exchanged, and for whom it speaks. */
export type Subject = {
  digest: Buffer
  grantDigest: Buffer | null
  /** The person; undefined where an app speaks for itself. */
  accountId: string | undefined
  sub: string
  /** Who acts with it already (RFC 8693 §4.1). */
  act: unknown
  scopes: Set<string>
  /** When it ends, in seconds since 1970. */
  exp: number
}

const UNUSABLE = 'the subject_token is unknown, has ended, or is not yours to exchange'

/**
 * The living access token, opaque or JWT, that an app of the same organization was given. RFC 8693
 * §2.2.2: any other is `invalid_request`, for whatever reason.
 */
export async function findSubject({
  oidc,
}: TokenEndpointGrantContext<ExchangeParameters>): Promise<Subject> {
  const { params, provider } = oidc
  const value = params.subject_token
  if (value === undefined) throw new errors.InvalidRequest('subject_token must be provided')
  const token =
    (await provider.AccessToken.find(value)) ?? (await provider.ClientCredentials.find(value))
  const found = await presentedArtifact.get()?.found
  if (!token?.isValid || !found || token.exp === undefined) {
    throw new errors.InvalidRequest(UNUSABLE)
  }
  if (found.organizationId !== appOfRequest.get()?.organizationId) {
    throw new errors.InvalidRequest(UNUSABLE, 400, 'it belongs to another organization')
  }
  // RFC 9449 §7: its holder would have to prove that it has the key.
  if (token.isSenderConstrained()) {
    throw new errors.InvalidRequest(UNUSABLE, 400, 'it is bound to a key')
  }
  const { act, sub } = token.extra ?? {}
  return {
    digest: found.digest,
    grantDigest: found.grantDigest,
    accountId: 'accountId' in token ? token.accountId : undefined,
    sub: typeof sub === 'string' ? sub : (token.clientId ?? ''),
    act,
    scopes: token.scopes,
    exp: token.exp,
  }
}
