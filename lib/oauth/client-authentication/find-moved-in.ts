import { AskedOnce } from '@/lib/asked-once'
import { sha256 } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'
import { keepNewest } from '@/lib/keep-newest'
import { AddressWindow } from '@/lib/limits/address-window'
import { FailureWindow } from '@/lib/limits/failure-window'
import { processWide } from '@/lib/process'
import { secretMatches } from '@/lib/secrets/digest-secret'
import {
  comparedByForeign,
  listMovedIn,
  MOVED_IN_VALUE_MAX,
  matchForeign,
  matchKnown,
} from '@/lib/secrets/match-moved-in'
import type { MovedInSecret } from '@/lib/secrets/moved-in'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { TooMany } from '../request/too-many'

/**
 * So many values are compared slowly for one app in a window, and of these so many from one address; each
 * takes up to a second. One stranger alone cannot use up what the app's own programs need.
 */
export const SLOW_COMPARISONS = { perApp: 60, perAddress: 10, windowSeconds: 60 } as const

type Digest = { digest: Buffer; pepperVersion: number }

const KEPT = 20_000
const KEPT_OF_APP = 4
const BUSY_SECONDS = 5

const state = processWide('moved-in-secrets', () => ({
  slow: new FailureWindow({ windowSeconds: SLOW_COMPARISONS.windowSeconds, keysKept: KEPT }),
  slowFrom: new AddressWindow({
    windowSeconds: SLOW_COMPARISONS.windowSeconds,
    keysKept: KEPT,
    limit: SLOW_COMPARISONS.perAddress,
  }),
  /** A program that begins with many requests at once is compared once. */
  underWay: new AskedOnce<MovedInSecret | undefined>(),
  /** By app, what has matched; the oldest first. */
  right: new Map<string, Digest[]>(),
}))

/** Too many secrets whose digests another server made wait to be compared (429). */
class TooManySlow extends TooMany {
  constructor(ctx: KoaContextWithOIDC, seconds: number) {
    super(ctx, { seconds, of: 'secrets of another server to compare' })
  }
}

type Presenting = { appId: string; address: string; value: string; isClosed: boolean }

/**
 * The secret of the app that another server made and that has this value; undefined if there is none.
 * It has no public id inside, so all such secrets of the app are looked at: those that were used
 * before by an HMAC, the others by their foreign digest, the slow ones at most so often. Throws
 * `TooManySlow` beyond that. `isClosed`: failures of this kind are turned away, and nothing is
 * compared slowly.
 */
export async function findMovedIn(
  ctx: KoaContextWithOIDC,
  { appId, address, value, isClosed }: Presenting,
): Promise<MovedInSecret | undefined> {
  if (value.length > MOVED_IN_VALUE_MAX) return undefined
  const secrets = await listMovedIn(appId)
  const { atOnce, slow } = comparedByForeign(secrets)
  const quick = matchKnown(secrets, value) ?? (await matchForeign(atOnce, { appId, value }))
  const isOver = quick || isClosed || slow.length === 0
  const matched = isOver ? quick : await compareSlowly(ctx, slow, { appId, address, value })
  if (matched) rememberRight(appId, matched)
  return matched
}

function compareSlowly(
  ctx: KoaContextWithOIDC,
  slow: readonly MovedInSecret[],
  { appId, address, value }: Omit<Presenting, 'isClosed'>,
): Promise<MovedInSecret | undefined> {
  const name = `${appId} ${sha256(value).toString('base64')}`
  return state.underWay.find(name, async () => {
    const wait =
      state.slow.secondsClosed(appId, SLOW_COMPARISONS.perApp) ||
      state.slowFrom.secondsClosed(address, appId)
    if (wait > 0) throw new TooManySlow(ctx, wait)
    state.slow.note(appId)
    state.slowFrom.note(address, appId)
    try {
      return await matchForeign(slow, { appId, value })
    } catch (error) {
      if (error instanceof Refusal) throw new TooManySlow(ctx, BUSY_SECONDS)
      throw error
    }
  })
}

function rememberRight(appId: string, { digest, pepperVersion }: MovedInSecret): void {
  const before = state.right.get(appId) ?? []
  if (before.some((one) => one.digest.equals(digest))) return
  const value = [{ digest, pepperVersion }, ...before].slice(0, KEPT_OF_APP)
  keepNewest(state.right, KEPT, { name: appId, value })
}

/** Whether this value of another server has authenticated the app before, in this process. */
export function wasRightBefore(appId: string, value: string): boolean {
  if (value.length > MOVED_IN_VALUE_MAX) return false
  const before = state.right.get(appId) ?? []
  return before.some((one) => secretMatches(value, one))
}

/** Forgets everything, so that each test begins with an empty state. */
export function forgetMovedIn(): void {
  state.slow.forgetAll()
  state.slowFrom.forgetAll()
  state.right.clear()
}
