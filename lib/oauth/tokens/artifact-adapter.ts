import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { tellOfToken } from '@/lib/signals/tell-of-token'
import { noteGrantUse } from '@/lib/usage/note-grant-use'
import { keyIdOfRequest, secretIdOfRequest } from '../client-authentication/app-of-request'
import { type Adapter, type AdapterPayload, Provider } from '../protocol/oidc-provider'
import { limitWrites } from '../request/limit-writes'
import { writeBeforeAnswer } from './answer-when-written'
import { type FoundArtifact, type MadeBy, presentScope, toArtifact, toPayload } from './artifact'
import { deleteArtifact, findArtifact, findArtifactBy, putArtifact } from './artifact-store'
import { endFamily } from './family-store'
import { familyOfRequest, personOfRequest, presentedArtifact } from './presented-artifact'
import { jtiOf, jwtRecordIdsOf, looksLikeJwt } from './presented-jwt'
import { endReused, familyOf, redeem, usedUp } from './redeem'
import { outlivesNoSession } from './session-binding'
import { subjectToken } from './subject-token'
import { storedUnder } from './token-value'

/** Written once, under a new value, with the credential that authenticated the request. */
const MINTED = new Set(['AccessToken', 'RefreshToken', 'ClientCredentials', 'AuthorizationCode'])

/** Artifacts that are exchanged for tokens. */
const SOURCES = new Set(['AuthorizationCode', 'RefreshToken', 'DeviceCode'])

/**
 * The engine's storage for one kind of artifact, in PostgreSQL. `portalSessionOf` answers the
 * portal session to which the artifact is bound, if there is one.
 */
export function artifactAdapter(
  kind: string,
  portalSessionOf?: (payload: AdapterPayload) => Promise<Buffer | null>,
): Adapter {
  return {
    async upsert(id, payload, ttlSeconds) {
      if (OF_STRANGERS.has(kind)) limitWrites()
      const by = {
        ...madeBy(kind),
        ...(portalSessionOf && { portalSession: await portalSessionOf(payload) }),
      }
      const artifact = toArtifact(kind, id, { payload, ttlSeconds, by })
      forget()
      noteGrant(artifact)
      await (MINTED.has(kind) ? writeBeforeAnswer(artifact) : putArtifact(artifact))
    },
    async find(id) {
      const found = await findOnce(id)
      if (found?.kind !== kind) return undefined
      noteFamily(found)
      notePerson(found)
      noteGrant(found)
      const payload = toPayload(found, id)
      return SOURCES.has(kind) ? asRedeemable(found, payload) : payload
    },
    findByUid: async (uid) => payloadOf(await findArtifactBy('uidDigest', sha256(uid), kind)),
    findByUserCode: async (userCode) =>
      payloadOf(await findArtifactBy('userCodeDigest', sha256(userCode), kind)),
    async consume(id) {
      const found = await findOnce(id)
      if (!found) throw usedUp(kind)
      await redeem(found, id)
    },
    async destroy(id) {
      forget()
      await tellOfJwt(id)
      for (const stored of await storedIds(id)) await deleteArtifact(storedUnder(stored), kind)
    },
    async revokeByGrantId() {
      // RFC 7009 §2.1: revoking a refresh token ends the access tokens that came from it. In every
      // other case the end of the grant or the session ends them. The engine calls this for each
      // kind of token.
      const { route, entities } = Provider.ctx?.oidc ?? {}
      const family = familyOfRequest.get()
      const isRefresh = route === 'revocation' && entities?.RefreshToken !== undefined
      if (kind === 'AccessToken' && isRefresh && family) await endFamily(family)
    },
  }
}

/**
 * The engine would end the whole grant of a source that was used before. So in a token request it
 * does not learn of that; `redeem` decides, after all other checks of the engine. A spent refresh
 * token at another app has leaked, and its family ends at once.
 */
async function asRedeemable(found: FoundArtifact, payload: AdapterPayload) {
  const { route, client } = Provider.ctx?.oidc ?? {}
  if (route !== 'token' || found.consumedSeconds === null) return payload
  if (found.kind === 'RefreshToken' && found.appId !== client?.clientId) await endReused(found)
  const { consumed: _, ...unspent } = payload
  return unspent
}

/** What somebody may leave without any authentication. */
const OF_STRANGERS = new Set(['Interaction', 'PushedAuthorizationRequest', 'DeviceCode'])

const BY_NOBODY: MadeBy = { secretId: null, keyId: null, family: null }

function madeBy(kind: string): MadeBy {
  if (!MINTED.has(kind)) return BY_NOBODY
  const { ctx } = Provider
  const subject = subjectToken.get(ctx)
  return {
    secretId: secretIdOfRequest.get(ctx) ?? null,
    keyId: keyIdOfRequest.get(ctx) ?? null,
    family: familyOfRequest.get(ctx) ?? null,
    subject: subject?.digest,
    grantDigest: subject?.grantDigest,
  }
}

/** A code, its refresh tokens and all tokens from them are one family. */
function noteFamily(found: FoundArtifact): void {
  if (SOURCES.has(found.kind)) familyOfRequest.set(familyOf(found))
}

/** The person was read together with the artifact. */
function notePerson({ person }: FoundArtifact): void {
  if (person) personOfRequest.set(person)
}

/** A grant counts as used when a token of it is minted, refreshed, introspected or presented. */
const ACTS_FOR_PERSON = new Set(['AccessToken', 'RefreshToken'])

function noteGrant({ kind, grantDigest }: { kind: string; grantDigest: Buffer | null }): void {
  if (grantDigest && ACTS_FOR_PERSON.has(kind)) noteGrantUse({ grantDigest, at: now() })
}

/** The engine looks one value up under several names. Within a request that is one query. */
function findOnce(id: string): Promise<FoundArtifact | undefined> {
  const { ctx } = Provider
  const presented = presentedArtifact.get(ctx)
  if (presented?.id === id) return presented.found
  const found = findLiving(id)
  presentedArtifact.set({ id, found }, ctx)
  return found
}

async function findLiving(id: string): Promise<FoundArtifact | undefined> {
  const found = await (looksLikeJwt(id) ? findJwtRecord(id) : findArtifact(storedUnder(id)))
  return found && withinSubject(found)
}

/**
 * A token from an exchange (RFC 8693) lives no longer than its subject token, whatever ends that,
 * and has no scope that the subject token has lost.
 */
async function withinSubject(found: FoundArtifact): Promise<FoundArtifact | undefined> {
  if (!found.subjectDigest) return found
  const direct = await findArtifact(found.subjectDigest)
  const subject = direct && (await outlivesNoSession(direct)) && (await withinSubject(direct))
  if (!subject) return undefined
  const left = presentScope(subject)?.split(' ') ?? []
  const scope = found.scope?.split(' ').filter((one) => left.includes(one)) ?? []
  return { ...found, scope: scope.join(' ') || null }
}

/** A JWT itself is not stored. Its record stands under another value. */
async function findJwtRecord(jwt: string): Promise<FoundArtifact | undefined> {
  for (const stored of await jwtRecordIdsOf(jwt)) {
    const found = await findArtifact(storedUnder(stored))
    if (found) return found
  }
  return undefined
}

/** RFC 7009 §2.1, for APIs that verify offline. Told first: who is stopped in between revokes it again. */
async function tellOfJwt(id: string): Promise<void> {
  const { route, client } = Provider.ctx?.oidc ?? {}
  if (route === 'revocation' && client && looksLikeJwt(id)) {
    await tellOfToken(client.clientId, jtiOf(id))
  }
}

async function storedIds(id: string): Promise<string[]> {
  return looksLikeJwt(id) ? jwtRecordIdsOf(id) : [id]
}

function forget(): void {
  presentedArtifact.set(undefined)
}

function payloadOf(found: FoundArtifact | undefined): AdapterPayload | undefined {
  return found && toPayload(found, null)
}
