import type { AppPkce, FapiProfile } from '@/lib/apps/fields/field'
import type { SigningAlgorithm, UserinfoFormat } from '@/lib/apps/fields/signing-algorithm'
import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeOrganization } from './apps'
import { discover, type ForeignClient, oauth } from './foreign-client'

export const REDIRECT_URI = 'https://app.example/callback'

/** A foreign client of the engine under test, and its ids in the database. */
export type RelyingParty = ForeignClient & {
  appId: string
  secretId: string
  organization: { organizationId: string; ownerId: string }
}

type PartyOptions = {
  type?: 'web' | 'native'
  redirectUri?: string
  applicationType?: 'web' | 'native'
  developmentUntil?: Date
  scopes?: string[]
  backchannelLogoutUri?: string
  postLogoutRedirectUris?: string[]
  clientCredentials?: boolean
  azureDevops?: boolean
  pkce?: AppPkce
  idTokenResponse?: boolean
  skipSignOutQuestion?: boolean
  dpopRequired?: boolean
  parRequired?: boolean
  fapiProfile?: FapiProfile
  mtlsSubject?: string
  mtlsBound?: boolean
  idTokenAlg?: SigningAlgorithm
  userinfoAlg?: UserinfoFormat
}

/** Registers an app with a secret (a native app has none) and discovers the engine. */
export async function makeRelyingParty(
  origin: string,
  options: PartyOptions = {},
): Promise<RelyingParty> {
  const { type = 'web', redirectUri = REDIRECT_URI, ...rest } = options
  const organization = await makeOrganization()
  const appId = await makeApp(organization)
  await db().app.update({
    where: { id: appId },
    data: { type, redirectUris: [redirectUri], scopes: rest.scopes ?? ['orders.read'], ...rest },
  })
  const secret = type === 'native' ? { id: '', value: '' } : await giveSecret(appId)
  return {
    appId,
    secretId: secret.id,
    organization,
    redirectUri,
    as: await discover(origin),
    client: { client_id: appId },
    auth: type === 'native' ? oauth.None() : oauth.ClientSecretBasic(secret.value),
  }
}

export { INSECURE, oauth, redeem, refresh, requestFor, userInfo } from './foreign-client'
