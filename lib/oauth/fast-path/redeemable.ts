import { openGrant } from '../consents/sealed-grant'
import type { FindClient } from '../protocol/find-client'
import type { AdapterPayload, Client } from '../protocol/oidc-provider'
import { runningEngine } from '../protocol/running-engine'
import { type FoundArtifact, toPayload } from '../tokens/artifact'
import { findArtifact } from '../tokens/artifact-store'
import { storedUnder } from '../tokens/token-value'
import type { Authenticated } from './decision'
import { plainClient } from './plain-client'

/** An unused code or refresh token of the app that has authenticated, and all that it stands for. */
export type Redeemable = {
  value: string
  found: FoundArtifact
  payload: AdapterPayload & { accountId: string; grantId: string; scope: string }
  scopes: Set<string>
  /** Of the new access token: what the person allows now. */
  scope: string
  client: Client
}

/** What is redeemed, by the grant type that redeems it. */
const KINDS = { authorization_code: 'AuthorizationCode', refresh_token: 'RefreshToken' } as const

/** What the engine stores of a plain code or refresh token. With anything else, it is not plain. */
const PLAIN = new Set(
  (
    'jti kind iat exp clientId scope accountId grantId authTime acr amr nonce sid sessionUid ' +
    'redirectUri codeChallenge codeChallengeMethod gty iiat rotations'
  ).split(' '),
)

/** The row of a code or refresh token, read once. */
export type Reading = () => Promise<FoundArtifact | undefined>

/** Reads the row of this value when it is first called. */
export function readingOf(value: string): Reading {
  let reading: ReturnType<Reading> | undefined
  return () => {
    reading ??= findArtifact(storedUnder(value))
    return reading
  }
}

/**
 * A code or refresh token; null leaves the request to the engine. Not plain is one that was used
 * before, belongs to another app, is for an API (RFC 8707), ends with a session or is bound to a key.
 */
export async function findRedeemable(
  grantType: keyof typeof KINDS,
  { value, reading }: { value: string; reading: Reading },
  { who, findClient }: { who: Authenticated; findClient: FindClient },
): Promise<Redeemable | null> {
  const { appId } = who.attempt
  const found = await reading()
  if (found?.kind !== KINDS[grantType] || found.appId !== appId) return null
  if (found.consumedSeconds !== null) return null
  const client = await plainClient(who, grantType, findClient)
  const payload = toPayload(found, value)
  if (!client || !isPlain(payload)) return null
  const scopes = new Set(payload.scope.split(' '))
  const scope = scopeOf(found, { appId, payload, scopes })
  return scope ? { value, found, payload, scopes, scope, client } : null
}

function isPlain(payload: AdapterPayload): payload is Redeemable['payload'] {
  const { accountId, grantId, scope } = payload
  return (
    Boolean(accountId && grantId && scope) && Object.keys(payload).every((one) => PLAIN.has(one))
  )
}

/** The scope of a token under the grant; null if the grant is not this person's to this app. */
function scopeOf(
  { grantDigest, grantSealed, personId }: FoundArtifact,
  { appId, payload, scopes }: Pick<Redeemable, 'payload' | 'scopes'> & { appId: string },
): string | null {
  if (!grantDigest || !grantSealed) return null
  const { Grant } = runningEngine()
  const grant = new Grant(openGrant({ digest: grantDigest, sealed: grantSealed }))
  const people = new Set([grant.accountId, personId, payload.accountId])
  return grant.clientId === appId && people.size === 1 ? grant.getOIDCScopeFiltered(scopes) : null
}
