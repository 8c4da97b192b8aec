import type { AppSource } from '@/lib/apps/app'
import { APP_OUT_OF_SERVICE } from '@/lib/apps/in-service'
import { now } from '@/lib/clock'
import { BATCHED, batch } from '@/lib/db/batch'
import { rowsOf, type Statement, unseen } from '@/lib/db/statement'
import { DEFAULT_POLICY } from '@/lib/policies/policy'
import { settingInSql } from '@/lib/policies/policy-sql'
import type { Retirement } from '@/lib/secrets/secret'

export type Credentials = { appId: string; secretId: string | null }

/** An app as a token request meets it, and the row of the secret that it presented. */
export type Presented = {
  organizationId: string
  /** Which state of the organization's APIs is the present one. */
  apisVersion: number
  version: string
  type: 'web' | 'machine' | 'native'
  outOfService: 'suspended' | 'deleted' | null
  /** What of the organization's policy the protocol asks for. */
  policy: { pkceForAll: boolean; allowedGrantTypes: readonly string[]; thirdPartyAccess: boolean }
  secret: {
    digest: Buffer
    pepperVersion: number
    /** Why it authenticates no more; null while it does. */
    ended: Retirement | null
  } | null
}

/**
 * Which state of which registration it is. The address of a document may be an app's again, once the
 * one before was removed for good; that one counts its versions from the beginning.
 */
const VERSION = `app.version || ' ' || extract(epoch FROM app.created_at)`

const LOOK_UP: Statement = {
  name: 'look-up-app-and-secret',
  text: `
    SELECT q.n::int, app.organization_id AS o, organization.apis_version AS a,
      ${VERSION} AS v, app.type AS t,
      ${settingInSql('pkceForAll')} AS k, policy.allowed_grant_types AS g,
      ${settingInSql('thirdPartyAccess')} AS x,
      ${APP_OUT_OF_SERVICE} AS h,
      secret.digest AS d, secret.pepper_version AS p,
      CASE WHEN secret.slot IS NULL THEN secret.retirement::text
           WHEN secret.expires_at <= $3::timestamptz THEN 'expired' END AS e
    FROM unnest(${unseen('$1::text[]')}, ${unseen('$2::bpchar[]')}) WITH ORDINALITY AS q(app_id, secret_id, n)
    JOIN app ON app.id = q.app_id
    JOIN organization ON organization.id = app.organization_id
    LEFT JOIN policy ON policy.organization_id = app.organization_id
    LEFT JOIN secret ON secret.id = q.secret_id AND secret.app_id = app.id`,
}

type LookUpRow = {
  n: number
  o: string
  a: number
  v: string
  t: Presented['type']
  k: boolean
  g: string[] | null
  x: boolean
  h: Presented['outOfService']
  d: Buffer | null
  p: number
  e: NonNullable<Presented['secret']>['ended']
}

/** The app and the presented secret's row, in one statement; undefined for an unknown app. */
export const findPresented = batch<Credentials, Presented | undefined>(BATCHED, async (asked) => {
  const rows = await rowsOf<LookUpRow>(LOOK_UP, [
    asked.map((one) => one.appId),
    asked.map((one) => one.secretId),
    now().toISOString(),
  ])
  const answers = new Array<Presented | undefined>(asked.length)
  for (const { n, o, a, v, t, k, g, x, h, d, p, e } of rows) {
    answers[n - 1] = {
      organizationId: o,
      apisVersion: a,
      version: v,
      type: t,
      outOfService: h,
      policy: {
        pkceForAll: k,
        allowedGrantTypes: g ?? DEFAULT_POLICY.allowedGrantTypes,
        thirdPartyAccess: x,
      },
      secret: d && { digest: d, pepperVersion: p, ended: e },
    }
  }
  return answers
})

/** What the engine builds a client of. */
export type Registration = {
  id: string
  organizationId: string
  type: 'web' | 'machine' | 'native'
  source: AppSource
  name: string
  version: string
  scopes: string[]
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  backchannelLogoutUri: string | null
  jwksUri: string | null
  jwksId: string | null
}

const FIND_REGISTRATION: Statement = {
  name: 'find-registration',
  text: `
    SELECT id, organization_id AS "organizationId", type, source, name, ${VERSION} AS version, scopes,
      redirect_uris AS "redirectUris",
      coalesce(post_logout_redirect_uris, '{}') AS "postLogoutRedirectUris",
      backchannel_logout_uri AS "backchannelLogoutUri", jwks_uri AS "jwksUri", jwks_id AS "jwksId"
    FROM app WHERE id = $1`,
}

/** An app's registration, for building its client once per version. */
export async function findRegistration(appId: string): Promise<Registration | undefined> {
  return (await rowsOf<Registration>(FIND_REGISTRATION, [appId]))[0]
}
