import type { PermissionKind } from '@/lib/apis/permissions/permission'
import { appOfRequest } from '../client-authentication/app-of-request'
import { errors, type TokenEndpointGrantContext } from '../protocol/oidc-provider'
import { presentedArtifact } from '../tokens/presented-artifact'
import type { ExchangeParameters } from './exchange-request'

/** The subject token, and its subject. */
export type Subject = {
  digest: Buffer
  grantDigest: Buffer | null
  uidDigest: Buffer | null
  secretId: string | null
  keyId: string | null
  /** The person; undefined for an app's own token. */
  accountId: string | undefined
  sub: string
  /** The existing `act` claim (RFC 8693 §4.1). */
  act: unknown
  scopes: Set<string>
  /** The APIs that it is for; undefined without an audience. */
  audience: string | string[] | undefined
  /** When it expires, in seconds since 1970. */
  exp: number
}

/** Without a person, what the app does with the token is access for itself. */
export function kindOf({ accountId }: Pick<Subject, 'accountId'>): PermissionKind {
  return accountId === undefined ? 'for_itself' : 'for_people'
}

const UNUSABLE = 'the subject_token is unknown, has ended, or is not yours to exchange'

/**
 * The subject token: a live access token, opaque or JWT, of an app of the same organization. RFC
 * 8693 §2.2.2: any other is `invalid_request`, whatever the reason.
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
  // RFC 9449 §7: its holder would have to prove possession of the key.
  if (token.isSenderConstrained()) {
    throw new errors.InvalidRequest(UNUSABLE, 400, 'it is bound to a key')
  }
  const { act, sub } = token.extra ?? {}
  return {
    digest: found.digest,
    grantDigest: found.grantDigest,
    uidDigest: found.uidDigest,
    secretId: found.secretId,
    keyId: found.keyId,
    accountId: 'accountId' in token ? token.accountId : undefined,
    sub: typeof sub === 'string' ? sub : (token.clientId ?? ''),
    act,
    scopes: token.scopes,
    audience: token.aud,
    exp: token.exp,
  }
}
