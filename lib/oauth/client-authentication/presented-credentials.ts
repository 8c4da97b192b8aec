import type { X509Certificate } from 'node:crypto'
import { isAppId } from '@/lib/apps/app'
import { parseSecret } from '@/lib/secrets/parse-secret'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { addressOf } from '../request/origin'
import { type ClientAttempt, clientAttemptOf } from './client-attempt'
import { foreignAssertion } from './foreign-assertion'
import { NOBODY } from './nobody'
import { type PresentedAssertion, presentedAssertion } from './presented-assertion'
import { presentedSecret } from './presented-secret'

/** What a request authenticates with, before any of it is verified. */
export type PresentedCredentials = {
  secret: string | undefined
  /** An assertion that the app has signed itself. */
  assertion: PresentedAssertion | undefined
  /** An assertion of another issuer, which stands in the place of a secret. */
  foreign: string | undefined
}

export function presentedCredentials(ctx: KoaContextWithOIDC): PresentedCredentials {
  const foreign = foreignAssertion.get(ctx)
  const secret = foreign === undefined ? presentedSecret(ctx) : undefined
  return { secret, foreign, assertion: presentedAssertion(ctx) }
}

/** The attempt of this request, by the public ids in it; one that names no possible app is of `NOBODY`. */
export function attemptWith(
  ctx: KoaContextWithOIDC,
  appId: string,
  { secret, assertion }: PresentedCredentials,
): ClientAttempt {
  return clientAttemptOf(addressOf(ctx.req), {
    appId: isAppId(appId) ? appId : NOBODY,
    secretId: (secret && parseSecret(secret.trimEnd())?.id) || null,
    kid: assertion?.kid,
  })
}

/** What it authenticates with. A certificate may come along with a secret or a signature. */
export function methodOf(
  { secret, foreign, assertion }: PresentedCredentials,
  certificate: X509Certificate | null,
) {
  if (assertion) return 'private_key_jwt'
  if (secret || foreign) return 'client_secret_basic'
  return certificate ? 'tls_client_auth' : 'none'
}
