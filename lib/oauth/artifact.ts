import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { seal, unseal } from '@/lib/crypto/seal'
import { keyFor } from '@/lib/keys'
import type { AdapterPayload } from './protocol'

/** One thing the engine remembers, as it is written. Times are milliseconds since 1970. */
export type Artifact = {
  digest: Buffer
  kind: string
  appId: string | null
  secretId: string | null
  scope: string | null
  grantDigest: Buffer | null
  uidDigest: Buffer | null
  userCodeDigest: Buffer | null
  sealed: Buffer | null
  createdMs: number
  expiresMs: number | null
}

/** A living artifact, as it is read. */
export type FoundArtifact = {
  digest: Buffer
  kind: string
  appId: string | null
  organizationId: string | null
  scope: string | null
  sealed: Buffer | null
  createdSeconds: number
  expiresSeconds: number | null
  consumedSeconds: number | null
}

const digestOf = (value: string | undefined) => (value ? sha256(value) : null)

/** What the columns already say, and `jti`, which is the value itself. */
const SAID_BY_COLUMNS = new Set(['jti', 'kind', 'clientId', 'scope', 'iat', 'exp'])

/**
 * The artifact to write for what the engine wants to remember under `id` for `ttlSeconds`.
 * `secretId` is the secret that authenticated the request in which it was made.
 */
export function toArtifact(
  kind: string,
  id: string,
  made: { payload: AdapterPayload; ttlSeconds: number | undefined; secretId: string | null },
): Artifact {
  const { payload, ttlSeconds, secretId } = made
  const digest = sha256(id)
  const presentMs = now().getTime()
  return {
    digest,
    kind,
    appId: payload.clientId ?? null,
    secretId,
    scope: payload.scope ?? null,
    grantDigest: digestOf(payload.grantId),
    uidDigest: digestOf(payload.uid),
    userCodeDigest: digestOf(payload.userCode),
    sealed: sealRest(kind, digest, payload),
    createdMs: payload.iat ? payload.iat * 1000 : presentMs,
    expiresMs: ttlSeconds === undefined ? null : presentMs + ttlSeconds * 1000,
  }
}

/** What the engine gets back. `id` is the value it asked with, or null when it asked by another key. */
export function toPayload(found: FoundArtifact, id: string | null): AdapterPayload {
  return {
    ...openRest(found),
    ...(id === null ? null : { jti: id }),
    kind: found.kind,
    iat: Math.floor(found.createdSeconds),
    ...(found.appId === null ? null : { clientId: found.appId }),
    ...(found.scope === null ? null : { scope: found.scope }),
    ...(found.expiresSeconds === null ? null : { exp: Math.floor(found.expiresSeconds) }),
    ...(found.consumedSeconds === null ? null : { consumed: found.consumedSeconds }),
  }
}

function sealRest(kind: string, digest: Buffer, payload: AdapterPayload): Buffer | null {
  // A session or a device code is also found by another key, and must then be told its own id.
  const foundByAnotherKey = payload.uid !== undefined || payload.userCode !== undefined
  const rest = Object.entries(payload).filter(
    ([name, value]) =>
      value !== undefined && (!SAID_BY_COLUMNS.has(name) || (name === 'jti' && foundByAnotherKey)),
  )
  if (rest.length === 0) return null
  const json = JSON.stringify(Object.fromEntries(rest))
  return seal(keyFor('artifact-seal'), contextOf(kind, digest), Buffer.from(json))
}

function openRest({ kind, digest, sealed }: FoundArtifact): AdapterPayload {
  if (!sealed) return {}
  return JSON.parse(unseal(keyFor('artifact-seal'), contextOf(kind, digest), sealed).toString())
}

/** Binds the sealed rest to its row: moved to another one, it does not open. */
function contextOf(kind: string, digest: Buffer): string {
  return `${kind} ${digest.toString('base64url')}`
}
