import type { AppSource } from '@/lib/apps/app'
import type { AppPkce, FapiProfile } from '@/lib/apps/fields/field'
import type { Returning } from '@/lib/apps/fields/redirect-uri'
import type { SigningAlgorithm, UserinfoFormat } from '@/lib/apps/fields/signing-algorithm'
import type { ClaimsInIdToken, RoleClaim } from '@/lib/apps/fields/told-claims'
import { APP_OUT_OF_SERVICE } from '@/lib/apps/in-service'
import { now } from '@/lib/clock'
import { BATCHED, batch } from '@/lib/db/batch'
import { rowsOf, type Statement, unseen } from '@/lib/db/statement'
import { withoutSettings } from '@/lib/policies/exempt'
import { DEFAULT_POLICY, type Policy } from '@/lib/policies/policy'
import { exemptFrom, settingInSql } from '@/lib/policies/policy-sql'
import type { Retirement } from '@/lib/secrets/secret'

export type Credentials = { appId: string; secretId: string | null }

/** An app and the row of the presented secret, as a token request needs them. */
export type Presented = {
  organizationId: string
  /** The present version of the organization's APIs. */
  apisVersion: number
  version: string
  type: 'web' | 'machine' | 'native'
  outOfService: 'suspended' | 'deleted' | null
  /** Whether its profile forbids it to authenticate by a secret (FAPI 2.0 §5.3.2.1). */
  refusesSecrets: boolean
  /** The networks from which it authenticates, with spaces between; empty for everywhere. */
  networks: string
  /** The settings of the organization's policy that the protocol needs. */
  policy: Pick<
    Policy,
    'pkce' | 'thirdPartyAccess' | 'refreshReuseSeconds' | 'refreshMaxDays' | 'accessTokenMaxMinutes'
  > & { allowedGrantTypes: readonly string[] }
  secret: {
    digest: Buffer
    pepperVersion: number
    /** Why the secret does not authenticate now; null while it does. */
    endedBecause: Retirement | 'paused' | 'transition_over' | null
    /** The same as of the app, for this secret. */
    networks: string
  } | null
}

/**
 * The version of a registration. When an app was purged, a new app may have the same document
 * address and count its versions from 1 again. So the version includes when the app was made. What
 * the app is granted has a version of its own.
 */
const VERSION = `app.version || ' ' || app.permissions_version || ' ' ||
  extract(epoch FROM app.created_at)`

const LOOK_UP: Statement = {
  name: 'look-up-app-and-secret',
  text: `
    SELECT q.n::int AS place, app.organization_id AS "organizationId",
      organization.apis_version AS "apisVersion", ${VERSION} AS version, app.type,
      ${settingInSql('pkce')} AS pkce,
      policy.allowed_grant_types AS "allowedGrantTypes",
      ${settingInSql('thirdPartyAccess')} AS "thirdPartyAccess",
      ${settingInSql('refreshReuseSeconds')} AS "refreshReuseSeconds",
      ${settingInSql('refreshMaxDays')} AS "refreshMaxDays",
      ${settingInSql('accessTokenMaxMinutes')} AS "accessTokenMaxMinutes",
      ${exemptFrom('$3')} AS exempt,
      ${APP_OUT_OF_SERVICE} AS "outOfService", app.fapi_profile <> 'none' AS "refusesSecrets",
      array_to_string(app.networks, ' ') AS networks,
      array_to_string(secret.networks, ' ') AS "secretNetworks",
      secret.digest, secret.pepper_version AS "pepperVersion",
      CASE WHEN secret.slot IS NULL THEN secret.retirement::text
           WHEN secret.expires_at <= $3::timestamptz THEN 'expired'
           WHEN secret.paused_until > $3::timestamptz THEN 'paused' END AS "endedBecause"
    FROM unnest(${unseen('$1::text[]')}, ${unseen('$2::bpchar[]')}) WITH ORDINALITY AS q(app_id, secret_id, n)
    JOIN app ON app.id = q.app_id
    JOIN organization ON organization.id = app.organization_id
    LEFT JOIN policy ON policy.organization_id = app.organization_id
    LEFT JOIN secret ON secret.id = q.secret_id AND secret.app_id = app.id`,
}

type LookUpRow = Pick<
  Presented,
  | 'organizationId'
  | 'apisVersion'
  | 'version'
  | 'type'
  | 'outOfService'
  | 'refusesSecrets'
  | 'networks'
> &
  Omit<Presented['policy'], 'allowedGrantTypes'> & {
    /** The index of the question that the row answers, from 1. */
    place: number
    /** The settings of the policy that do not count for the app. */
    exempt: string[] | null
    allowedGrantTypes: Presented['policy']['allowedGrantTypes'] | null
    digest: Buffer | null
    pepperVersion: number
    endedBecause: Retirement | 'paused' | null
    secretNetworks: string | null
  }

/** The app and the presented secret's row, in one statement; undefined if the app is unknown. */
export const findPresented = batch<Credentials, Presented | undefined>(
  { ...BATCHED, name: LOOK_UP.name },
  async (presented) => {
    const rows = await rowsOf<LookUpRow>(LOOK_UP, [
      presented.map((one) => one.appId),
      presented.map((one) => one.secretId),
      now().toISOString(),
    ])
    const answers = new Array<Presented | undefined>(presented.length)
    for (const row of rows) answers[row.place - 1] = toPresented(row)
    return answers
  },
)

function toPresented(row: LookUpRow): Presented {
  const { digest, pepperVersion, endedBecause, secretNetworks } = row
  return {
    organizationId: row.organizationId,
    apisVersion: row.apisVersion,
    version: row.version,
    type: row.type,
    outOfService: row.outOfService,
    refusesSecrets: row.refusesSecrets,
    networks: row.networks,
    policy: withoutSettings(
      {
        pkce: row.pkce,
        allowedGrantTypes: row.allowedGrantTypes ?? DEFAULT_POLICY.allowedGrantTypes,
        thirdPartyAccess: row.thirdPartyAccess,
        refreshReuseSeconds: row.refreshReuseSeconds,
        refreshMaxDays: row.refreshMaxDays,
        accessTokenMaxMinutes: row.accessTokenMaxMinutes,
      },
      row.exempt,
    ),
    secret: digest && { digest, pepperVersion, endedBecause, networks: secretNetworks ?? '' },
  }
}

/** The data from which the engine builds a client. */
export type Registration = Returning & {
  id: string
  organizationId: string
  source: AppSource
  name: string
  version: string
  scopes: string[]
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  backchannelLogoutUri: string | null
  jwks: string | null
  jwksUri: string | null
  jwksId: string | null
  clientCredentials: boolean
  grantTypes: string[]
  azureDevops: boolean
  pkce: AppPkce
  idTokenResponse: boolean
  skipSignOutQuestion: boolean
  dpopRequired: boolean
  claimsInIdToken: ClaimsInIdToken
  roleClaim: RoleClaim
  organizationClaim: boolean
  parRequired: boolean
  fapiProfile: FapiProfile
  mtlsSubject: string
  mtlsBound: boolean
  idTokenAlg: SigningAlgorithm
  userinfoAlg: UserinfoFormat
}

/** The registered scopes that tokens may carry, for each kind of permission. */
export type Granted = {
  grantedForItself: string[]
  grantedForPeople: string[]
  /** What an administrator has granted it at the management API, for itself. */
  managementScopes: string[]
}

const FIND_REGISTRATION: Statement = {
  name: 'find-registration',
  text: `
    SELECT id, organization_id AS "organizationId", type, application_type AS "applicationType",
      development_until AS "developmentUntil", source, name, ${VERSION} AS version, scopes,
      granted_for_itself AS "grantedForItself", granted_for_people AS "grantedForPeople",
      management_scopes AS "managementScopes",
      redirect_uris AS "redirectUris",
      coalesce(post_logout_redirect_uris, '{}') AS "postLogoutRedirectUris",
      backchannel_logout_uri AS "backchannelLogoutUri", jwks, jwks_uri AS "jwksUri", jwks_id AS "jwksId",
      client_credentials AS "clientCredentials", coalesce(grant_types, '{}') AS "grantTypes",
      azure_devops AS "azureDevops", pkce,
      id_token_response AS "idTokenResponse", skip_sign_out_question AS "skipSignOutQuestion",
      dpop_required AS "dpopRequired",
      par_required AS "parRequired",
      fapi_profile AS "fapiProfile", mtls_subject AS "mtlsSubject", mtls_bound AS "mtlsBound",
      claims_in_id_token AS "claimsInIdToken", role_claim AS "roleClaim",
      organization_claim AS "organizationClaim",
      id_token_alg AS "idTokenAlg", userinfo_alg AS "userinfoAlg"
    FROM app WHERE id = $1`,
}

/** An app's registration and what it is granted, to build its client once per version. */
export async function findRegistration(
  appId: string,
): Promise<(Registration & Granted) | undefined> {
  return (await rowsOf<Registration & Granted>(FIND_REGISTRATION, [appId]))[0]
}
