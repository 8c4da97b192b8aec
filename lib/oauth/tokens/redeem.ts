import { now, secondsAfter } from '@/lib/clock'
import { log } from '@/lib/log'
import { policyOfRequest } from '../client-authentication/app-of-request'
import { errors, type KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { requestIdOf } from '../request/origin'
import { requestSlot } from '../request/request-slot'
import type { Artifact, FoundArtifact } from './artifact'
import { findArtifact } from './artifact-store'
import { endFamily } from './family-store'
import { type Redemption, redeemSource, type Source } from './redemption-store'
import { openSuccessor, sealSuccessor } from './successor'
import { storedUnder } from './token-value'

/** A code, refresh token or pushed request that the request redeems. */
export type RedeemedSource = Source & {
  value: string
  family: Buffer
  /** The refresh token that was made of this one, if the request is a retry; otherwise null. */
  successor: string | null
}

/**
 * It is used up when what is made of it is written, in one transaction. So a request that fails has
 * used up nothing, and can be sent again.
 */
export const redeemedSource = requestSlot<RedeemedSource>('redeemed source')

/** RFC 9126: used once like a code, but at the authorization endpoint. */
const PUSHED = 'PushedAuthorizationRequest'

type Context = KoaContextWithOIDC | undefined

/** The family of a code, or of a token that came of one. */
export function familyOf({ uidDigest, digest }: FoundArtifact): Buffer {
  return uidDigest ?? digest
}

/**
 * Notes that this request redeems the source. Throws `invalid_grant` if it was redeemed before, and
 * then its family ends; a retry of a refresh passes.
 */
export async function redeem(found: FoundArtifact, value: string): Promise<void> {
  const { digest, kind } = found
  const isSpent = found.consumedSeconds !== null
  const successor = isSpent ? await successorFor(found, value) : null
  if (isSpent && successor === null) {
    await endReused(found)
    throw usedUp(kind)
  }
  redeemedSource.set({ digest, kind, value, family: familyOf(found), successor })
}

/**
 * Uses the source up and writes what was made of it. Null if that was done. If another request was
 * first, answers the refresh token that it got, if this is the same client at the same moment.
 * Otherwise throws `invalid_grant`; then the family has ended.
 */
export async function writeRedeemed(
  source: RedeemedSource,
  made: Artifact[],
  { successor = null, ctx }: { successor?: string | null; ctx?: Context } = {},
): Promise<string | null> {
  const { digest, kind, value } = source
  const redemption = redemptionOf(source, made, {
    successor,
    seconds: policyOfRequest(ctx).refreshReuseSeconds,
  })
  if (await redeemSource(redemption)) return null
  const spent = kind === PUSHED ? undefined : await findArtifact(digest)
  const theirs = spent ? await successorFor(spent, value, ctx) : null
  if (theirs !== null) return theirs
  if (spent?.consumedSeconds != null) await endReused(spent, ctx)
  throw usedUp(kind)
}

/**
 * The use of a source. The successor of a refresh token is kept for a retry, for so many seconds.
 */
export function redemptionOf(
  { digest, kind, value, family }: Omit<RedeemedSource, 'successor'>,
  made: Artifact[],
  { successor, seconds }: { successor: string | null; seconds: number },
): Redemption {
  const source = { digest, kind }
  if (kind !== 'RefreshToken') return { source, made, family: null }
  const sealedSuccessor = successor && seconds > 0 ? sealSuccessor(value, successor) : null
  const expiresMs = secondsAfter(now(), seconds).getTime()
  return { source, made, family: { digest: family, sealedSuccessor, expiresMs } }
}

/** The refusal of a source that was used before, or has ended meanwhile. */
export function usedUp(kind: string): Error {
  const { InvalidGrant, InvalidRequestUri } = errors
  return new (kind === PUSHED ? InvalidRequestUri : InvalidGrant)('already used')
}

/**
 * RFC 6749 §4.1.2, RFC 9700 §4.14.2: everything ends that came of the same code. What the person
 * allowed stays, and so do their other devices.
 */
export async function endReused(found: FoundArtifact, ctx: Context = Provider.ctx): Promise<void> {
  await endFamily(familyOf(found))
  const { kind, appId } = found
  const requestId = ctx ? requestIdOf(ctx.req) : null
  log.warn({ kind, appId, requestId }, 'used a second time: everything that came of it has ended')
}

/**
 * The refresh token that was made of this one, if it was redeemed a moment ago and its successor
 * was not used yet. So a client that lost the answer gets it again (RFC 9700 §4.14.2 leaves the
 * means open). The policy says how long that is possible.
 */
async function successorFor(
  { kind, consumedSeconds, sealedSuccessor }: FoundArtifact,
  value: string,
  ctx?: Context,
): Promise<string | null> {
  if (kind !== 'RefreshToken' || consumedSeconds === null || !sealedSuccessor) return null
  const { refreshReuseSeconds } = policyOfRequest(ctx)
  if (now().getTime() / 1000 - consumedSeconds >= refreshReuseSeconds) return null
  const successor = openSuccessor(value, sealedSuccessor)
  if (successor === null) return null
  const living = await findArtifact(storedUnder(successor))
  return living?.consumedSeconds === null ? successor : null
}
