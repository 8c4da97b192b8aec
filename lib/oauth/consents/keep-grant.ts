import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction, type Tx } from '@/lib/db/client'
import { refuseTakenAddress } from '../authorization/refuse-taken-address'
import type { AdapterPayload, KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { type FoundGrant, findGrantOf, type GrantRow, insertGrant, widenGrant } from './grant-store'
import { openGrant, sealGrant } from './sealed-grant'

/**
 * The grant of the signed-in person for the requesting app. There is one per person and app,
 * whichever browser was used. The engine asks before every code. Throws `invalid_redirect_uri`.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  refuseTakenAddress(ctx)
  const { oidc } = ctx
  const { client } = oidc
  const personId = oidc.session?.accountId
  if (!personId || !client) return undefined
  const load = async () => {
    const found = await findGrantOf(personId, client.clientId)
    return found && new oidc.provider.Grant(openGrant(found))
  }
  const grant = await load()
  if (!grant || grantedBefore(oidc, grant).length === 0) return grant
  await keepGrant(oidc.provider, {
    personId,
    appId: client.clientId,
    allow(before) {
      for (const [api, scopes] of grantedBefore(oidc, before)) before.addResourceScope(api, scopes)
    },
    tell: async () => {},
  })
  return load()
}

/**
 * The requested scopes, by API, that a person has granted before their API was registered or named:
 * the same scopes of a narrower token, for which nobody is asked again.
 */
function grantedBefore({ requestParamScopes, resourceServers }: Asked, grant: Grant) {
  const before = grant.getOIDCScope().split(' ')
  return Object.entries(resourceServers ?? {}).flatMap(([api, { scopes }]) => {
    const own = grant.getResourceScope(api).split(' ')
    const added = before.filter(
      (one) => requestParamScopes.has(one) && scopes.has(one) && !own.includes(one),
    )
    return added.length > 0 ? [[api, added] as const] : []
  })
}

type Asked = Pick<KoaContextWithOIDC['oidc'], 'requestParamScopes' | 'resourceServers'>

type Grant = InstanceType<Provider['Grant']>

/** More than the number of concurrent writers of one grant that we expect. */
const ATTEMPTS = 5

/** What a person allows an app, in addition to the existing grant. */
export type Allowance = {
  personId: string
  appId: string
  /** Adds it to the grant. */
  allow: (grant: Grant) => void
  /**
   * Records it in the audit log, in the transaction of the change. Not called when nothing was
   * added.
   */
  tell: (tx: Tx, given: { grantId: string; scopes: string[]; claims: string[] }) => Promise<void>
}

/**
 * Stores what a person allows an app and answers the id of the grant. There is one grant per person
 * and app. If the grant is revoked at the same moment, it stays revoked and a new one replaces it.
 */
export async function keepGrant(provider: Provider, allowance: Allowance): Promise<string> {
  const { personId, appId, allow, tell } = allowance
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await findGrantOf(personId, appId)
    const grant = new provider.Grant(
      before ? openGrant(before) : { accountId: personId, clientId: appId },
    )
    grant.jti ??= newId('grant')
    grant.iat ??= Math.floor(now().getTime() / 1000)
    allow(grant)
    const { digest, sealed } = sealGrant(payloadOf(grant))
    const allowed = { scopes: scopesOf(grant), claims: grant.getOIDCClaims() }
    const id = before?.id ?? newId('grt')
    const row = { digest, id, personId, appId, ...allowed, sealed }
    if (await write({ before, row, tell })) return String(grant.jti)
  }
  throw new Error(`lib/oauth: the grant of ${personId} to ${appId} would not stay`)
}

type Writing = Pick<Allowance, 'tell'> & { before: FoundGrant | undefined; row: GrantRow }

/** Writes the grant and its audit event; false if another request was faster. */
function write({ before, row, tell }: Writing): Promise<boolean> {
  return inTransaction(async (tx) => {
    const written = before ? await widenGrant(tx, before, row) : await insertGrant(tx, row)
    const scopes = row.scopes.filter((scope) => !before?.scopes.includes(scope))
    const claims = row.claims.filter((claim) => !before?.claims.includes(claim))
    if (written && (!before || scopes.length + claims.length > 0)) {
      await tell(tx, { grantId: row.id, scopes, claims })
    }
    return written
  })
}

/** Without an expiry: a grant lasts until it is revoked. */
function payloadOf({ jti, iat, accountId, clientId, openid, resources }: Grant): AdapterPayload {
  return JSON.parse(
    JSON.stringify({ kind: 'Grant', jti, iat, accountId, clientId, openid, resources }),
  )
}

function scopesOf(grant: Grant): string[] {
  const apis = Object.keys(grant.resources ?? {})
  const granted = [grant.getOIDCScope(), ...apis.map((api) => grant.getResourceScope(api))]
  return [...new Set(granted.flatMap((scope) => scope.split(' ')))].filter(Boolean)
}
