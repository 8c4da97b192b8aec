import type { FederatedCredentialView } from '@/lib/apps/federated/federated-credential'
import { DAY, HOUR, secondsAfter } from '@/lib/clock'
import { type SecretView, USED_RECENTLY_HOURS } from '@/lib/secrets/secret'
import type { StillSent } from './still-sent'

/**
 * How far the change from one secret to the next has come. `issued`: the next one was never used.
 * `used`: it was, but the old one was not quiet for long enough. `safe`: nothing seems to need the
 * old one. `ended`: the old one no longer works.
 */
export type RotationStep = 'issued' | 'used' | 'safe' | 'ended'

/** What takes the place of the old secret: another one, or tokens of an issuer. */
export type Successor = Pick<SecretView, 'name' | 'createdAt' | 'createdByName'> & {
  kind: 'secret' | 'federated'
  use: {
    firstUsedAt: Date
    /** Null where it is not kept. */
    firstAddress: string | null
  } | null
}

export type Rotation = {
  old: SecretView
  next: Successor
  step: RotationStep
  /** The last time that anybody sent the old one, accepted or refused; null if nobody ever has. */
  lastSentAt: Date | null
  /** Whole hours since then; null if nobody ever has sent it. */
  quietHours: number | null
  /** So many quiet hours make it safe. */
  neededHours: number
  /** The old one was still sent after it was ended or paused. */
  stillSent: StillSent | null
}

type Figures = {
  /** Requests of each of the last days with a secret, by its id; the oldest day first. */
  dailyUses: ReadonlyMap<string, readonly number[]>
  stillSent: readonly StillSent[]
  /** The federated credentials of the app. */
  federated: readonly FederatedCredentialView[]
  now: Date
}

/** For so many days a finished rotation is told. */
const TOLD_DAYS = 7

/** The rotation that an app is in, or has just been in; null if there is none. */
export function rotationOf(secrets: readonly SecretView[], figures: Figures): Rotation | null {
  const active = secrets
    .filter((secret) => !hasEnded(secret))
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  const [next, other] = active
  const toNone = other ? null : federatedRotation(next, secrets, figures)
  if (toNone || !next) return toNone
  const old = other ?? replacedBy(next, secrets, figures.now)
  if (!old) return null
  const successor: Successor = { ...next, kind: 'secret' }
  return { old, next: successor, ...progressOf({ old, next, ended: !other }, figures) }
}

/**
 * From the last secret to none: a federated credential that was added after it is to take its place.
 * One that is used counts first, then the newest.
 */
function federatedRotation(
  last: SecretView | undefined,
  secrets: readonly SecretView[],
  figures: Figures,
): Rotation | null {
  const lastUse = ({ use }: FederatedCredentialView) => use?.lastUsedAt.getTime() ?? 0
  const [found] = figures.federated
    .filter(({ createdAt }) => !last || createdAt > last.createdAt)
    .toSorted((a, b) => lastUse(b) - lastUse(a) || b.createdAt.getTime() - a.createdAt.getTime())
  if (!found) return null
  const old = last ?? replacedBy(found, secrets, figures.now)
  if (!old) return null
  const { name, createdAt, createdByName } = found
  const use = found.use && { firstUsedAt: found.use.firstUsedAt, firstAddress: null }
  const next: Successor = { kind: 'federated', name, createdAt, createdByName, use }
  return { old, next, ...progressOf({ old, next, ended: !last }, figures) }
}

/** The secret that was used last of those that ended after the next one was issued. */
function replacedBy(
  next: Pick<SecretView, 'createdAt'>,
  secrets: readonly SecretView[],
  now: Date,
) {
  const from = Math.max(next.createdAt.getTime(), secondsAfter(now, -TOLD_DAYS * DAY).getTime())
  const lastUse = (secret: SecretView) => secret.use?.lastUsedAt.getTime() ?? 0
  const [last] = secrets
    .filter((secret) => hasEnded(secret) && endedAt(secret) >= from)
    .toSorted((a, b) => lastUse(b) - lastUse(a))
  return last ?? null
}

const hasEnded = ({ status }: SecretView) => status === 'expired' || status === 'revoked'

const endedAt = ({ retiredAt, expiresAt }: SecretView) => (retiredAt ?? expiresAt)?.getTime() ?? 0

function progressOf(
  { old, next, ended }: { old: SecretView; next: Pick<Successor, 'use'>; ended: boolean },
  { dailyUses, stillSent, now }: Figures,
): Omit<Rotation, 'old' | 'next'> {
  const sent = stillSent.find(({ secretId }) => secretId === old.id) ?? null
  const lastSentAt = latest(old.use?.lastUsedAt, sent?.lastAt)
  const quietHours = lastSentAt
    ? Math.max(0, Math.floor((now.getTime() - lastSentAt.getTime()) / (HOUR * 1000)))
    : null
  const neededHours = quietHoursNeeded(dailyUses.get(old.id) ?? [])
  const quiet = quietHours === null || quietHours >= neededHours
  const step = ended ? 'ended' : !next.use ? 'issued' : quiet ? 'safe' : 'used'
  return { step, lastSentAt, quietHours, neededHours, stillSent: sent }
}

function latest(one: Date | undefined, other: Date | undefined): Date | null {
  if (!one || !other) return one ?? other ?? null
  return one > other ? one : other
}

/**
 * How many quiet hours say that nothing uses a secret any more: a day, or longer than it was ever
 * left alone between two days of use. A job that runs on Fridays is quiet for six days each week.
 */
export function quietHoursNeeded(days: readonly number[]): number {
  const used = days.flatMap((count, day) => (count > 0 ? [day] : []))
  const pauses = used.slice(1).map((day, index) => day - (used[index] ?? day))
  return Math.max(1, ...pauses) * USED_RECENTLY_HOURS
}
