import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { findGrantOf, insertGrant, widenGrant } from './grant-store'
import type { AdapterPayload, KoaContextWithOIDC, Provider } from './protocol'
import { openGrant, sealGrant } from './sealed-grant'

/**
 * What the signed-in person already allows the app that asks: remembered once per person and app,
 * whichever browser they used.
 */
export async function loadExistingGrant({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { accountId } = oidc.session ?? {}
  const found = accountId && oidc.client && (await findGrantOf(accountId, oidc.client.clientId))
  return found ? new oidc.provider.Grant(openGrant(found)) : undefined
}

type Grant = InstanceType<Provider['Grant']>

/** Whoever else writes the same grant is done by then. */
const ATTEMPTS = 5

/** What somebody allows an app, added to what they allow it already. */
export type Allowance = {
  personId: string
  appId: string
  /** Adds what is allowed to the grant. */
  allow: (grant: Grant) => void
}

/**
 * Remembers what a person allows an app and answers the id of the grant. There is one per person
 * and app; one that is revoked at the same moment stays revoked, and a new one takes its place.
 */
export async function keepGrant(provider: Provider, allowance: Allowance): Promise<string> {
  const { personId, appId, allow } = allowance
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
    const row = { digest, id: newId('grt'), personId, appId, scopes, sealed }
    if (before ? await widenGrant(before, { scopes, sealed }) : await insertGrant(row)) {
      return String(grant.jti)
    }
  }
  throw new Error(`lib/oauth: the grant of ${personId} to ${appId} would not stay`)
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
