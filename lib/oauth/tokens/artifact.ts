import { needsNoRegistration } from '@/lib/apis/api'
import { now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'
import type { ToldPerson } from '@/lib/people/told-person'
import { isSignalScope } from '@/lib/signals/signal-scopes'
import type { AdapterPayload } from '../protocol/oidc-provider'
import { storedUnder } from './token-value'

/** One artifact of the engine, as it is written. Times are milliseconds since 1970. */
export type Artifact = {
  digest: Buffer
  kind: string
  appId: string | null
  secretId: string | null
  keyId: string | null
  personId: string | null
  /** The subject token of an exchange. */
  subjectDigest: Buffer | null
  scope: string | null
  grantDigest: Buffer | null
  uidDigest: Buffer | null
  userCodeDigest: Buffer | null
  /** The portal session to which an engine's session is bound. */
  portalSession: Buffer | null
  sealed: Buffer | null
  createdMs: number
  expiresMs: number | null
}

/** A live artifact, as it is read. */
export type FoundArtifact = {
  digest: Buffer
  kind: string
  appId: string | null
  organizationId: string | null
  scope: string | null
  /** The scopes that its app is granted now, for itself or for people as the artifact needs it. */
  grantedScopes: string[] | null
  sealed: Buffer | null
  createdSeconds: number
  expiresSeconds: number | null
  consumedSeconds: number | null
  secretId: string | null
  keyId: string | null
  personId: string | null
  /** For the ID token, so that it needs no further query. */
  person: ToldPerson | null
  subjectDigest: Buffer | null
  /** The code of its family; for a session, its uid. */
  uidDigest: Buffer | null
  grantDigest: Buffer | null
  /** The grant itself, so that it needs no further query. */
  grantSealed: Buffer | null
  /** The newest refresh token of its family, for a retry; sealed under the one before. */
  sealedSuccessor: Buffer | null
}

/** How an artifact was made, beside the engine's data: credential, code, subject token. */
export type MadeBy = {
  secretId: string | null
  keyId: string | null
  family: Buffer | null
  subject?: Buffer | undefined
  /** The grant, if the engine does not know it. */
  grantDigest?: Buffer | null | undefined
  /** The portal session of the request, if the artifact is bound to it. */
  portalSession?: Buffer | null
}

const digestOf = (value: string | undefined) => (value ? sha256(value) : null)

/** Data that columns have already, and `jti`, which is the value itself. */
const SAID_BY_COLUMNS = new Set(['jti', 'kind', 'clientId', 'scope', 'iat', 'exp'])

/** Artifacts that belong to a person, and end with them. A session also ends with the portal's. */
const SPEAKS_FOR_PERSON = new Set([
  'AccessToken',
  'RefreshToken',
  'AuthorizationCode',
  'DeviceCode',
  'Session',
])

/**
 * The row for what the engine wants to store under `id` for `ttlSeconds`. `by` has the credential
 * that authenticated the request, and the code of its family.
 */
export function toArtifact(
  kind: string,
  id: string,
  made: { payload: AdapterPayload; ttlSeconds: number | undefined; by: MadeBy },
): Artifact {
  const { payload, ttlSeconds, by } = made
  const digest = storedUnder(id)
  return {
    digest,
    kind,
    appId: payload.clientId ?? null,
    secretId: by.secretId,
    keyId: by.keyId,
    personId: (SPEAKS_FOR_PERSON.has(kind) && payload.accountId) || null,
    subjectDigest: by.subject ?? null,
    scope: payload.scope ?? null,
    grantDigest: by.grantDigest ?? digestOf(payload.grantId),
    uidDigest: digestOf(payload.uid) ?? by.family,
    userCodeDigest: digestOf(payload.userCode),
    portalSession: by.portalSession ?? null,
    sealed: sealRest(kind, digest, payload),
    createdMs: createdMs(payload),
    expiresMs: ttlSeconds === undefined ? null : secondsAfter(now(), ttlSeconds).getTime(),
  }
}

/**
 * The payload for the engine. `id` is the value of the look-up, or null after a look-up by another
 * key.
 */
export function toPayload(found: FoundArtifact, id: string | null): AdapterPayload {
  const scope = presentScope(found)
  return {
    ...openRest(found),
    ...(id === null ? null : { jti: id }),
    kind: found.kind,
    iat: Math.floor(found.createdSeconds),
    ...(found.appId === null ? null : { clientId: found.appId }),
    ...(scope === null ? null : { scope }),
    ...(found.expiresSeconds === null ? null : { exp: Math.floor(found.expiresSeconds) }),
    ...(found.consumedSeconds === null ? null : { consumed: found.consumedSeconds }),
  }
}

const needsNoGrant = (scope: string) => needsNoRegistration(scope) || isSignalScope(scope)

/** A scope that the app lost, or is not granted any more, is gone from all its tokens at once. */
export function presentScope({ scope, grantedScopes }: FoundArtifact): string | null {
  if (scope === null || !grantedScopes) return scope
  const present = scope.split(' ').filter((one) => needsNoGrant(one) || grantedScopes.includes(one))
  return present.length > 0 ? present.join(' ') : null
}

/**
 * The engine counts in seconds. For comparisons with other changes the time must not be rounded.
 */
function createdMs({ iat }: AdapterPayload): number {
  const present = now().getTime()
  return iat === undefined || iat === Math.floor(present / 1000) ? present : iat * 1000
}

function sealRest(kind: string, digest: Buffer, payload: AdapterPayload): Buffer | null {
  // A session or a device code is also found by another key, and then needs its own id.
  const foundByAnotherKey = payload.uid !== undefined || payload.userCode !== undefined
  const rest = Object.entries(payload).filter(
    ([name, value]) =>
      value !== undefined && (!SAID_BY_COLUMNS.has(name) || (name === 'jti' && foundByAnotherKey)),
  )
  if (rest.length === 0) return null
  const json = JSON.stringify(Object.fromEntries(rest))
  return sealFor('artifact-seal', contextOf(kind, digest), Buffer.from(json))
}

type Sealed = Pick<FoundArtifact, 'kind' | 'digest' | 'sealed'>

/** The sealed part of an artifact: everything without a column. */
export function openRest({ kind, digest, sealed }: Sealed): AdapterPayload {
  if (!sealed) return {}
  return JSON.parse(unsealFor('artifact-seal', contextOf(kind, digest), sealed).toString())
}

/** Binds the sealed part to its row: in another row it does not open. */
export function contextOf(kind: string, digest: Buffer): string {
  return `${kind} ${digest.toString('base64url')}`
}
