import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction, type Tx } from '@/lib/db/client'
import { refuseTakenAddress } from '../authorization/refuse-taken-address'
import type { AdapterPayload, KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { type FoundGrant, findGrantOf, type GrantRow, insertGrant, widenGrant } from './grant-store'
import { openGrant, sealGrant } from './sealed-grant'

/**
 * What the signed-in person already allows the app that asks: remembered once per person and app,
 * whichever browser they used. The engine asks before every code; throws `invalid_redirect_uri`.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  refuseTakenAddress(ctx)
  const { oidc } = ctx
  const { accountId } = oidc.session ?? {}
  const found = accountId && oidc.client && (await findGrantOf(accountId, oidc.client.clientId))
  return found ? new oidc.provider.Grant(openGrant(found)) : undefined
}

type Grant = InstanceType<Provider['Grant']>

/** More often than others can write the same grant at the same moment. */
const ATTEMPTS = 5

/** What somebody allows an app, added to what they allow it already. */
export type Allowance = {
  personId: string
  appId: string
  /** Adds what is allowed to the grant. */
  allow: (grant: Grant) => void
  /** Records it in the audit log, in the transaction of the change; not called when nothing was added. */
  tell: (tx: Tx, given: { grantId: string; scopes: string[] }) => Promise<void>
}

/**
 * Stores what a person allows an app and answers the id of the grant. There is one grant per person
 * and app. A grant that is revoked at the same moment stays revoked, and a new one takes its place.
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
    const scopes = scopesOf(grant)
    const row = { digest, id: before?.id ?? newId('grt'), personId, appId, scopes, sealed }
    if (await write({ before, row, tell })) return String(grant.jti)
  }
  throw new Error(`lib/oauth: the grant of ${personId} to ${appId} would not stay`)
}

type Writing = Pick<Allowance, 'tell'> & { before: FoundGrant | undefined; row: GrantRow }

/** The grant and what the audit log says of it; false when somebody else was faster. */
function write({ before, row, tell }: Writing): Promise<boolean> {
  return inTransaction(async (tx) => {
    const written = before ? await widenGrant(tx, before, row) : await insertGrant(tx, row)
    const added = row.scopes.filter((scope) => !before?.scopes.includes(scope))
    if (written && (!before || added.length > 0)) {
      await tell(tx, { grantId: row.id, scopes: added })
    }
    return written
  })
}

/** Without an end: a grant stands until it is revoked. */
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
