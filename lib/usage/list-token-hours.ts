import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { nameCredentials } from './credential-names'
import { findTokenHours } from './token-hour-store'
import type { TokenHour } from './usage'

/** The most that one page holds. */
export const TOKEN_HOURS_MAX = 500

type Wanted = {
  /** Null narrows nothing; an empty list matches nothing. */
  apps?: readonly string[] | null
  /** The hours that begin at `from` or later, and before `to`. */
  from: Date
  to: Date
  /** `next` of the page before. */
  before?: string | null
  /** At most `TOKEN_HOURS_MAX`. */
  take?: number
}

/**
 * How often callers used the credentials of the apps that the actor may read, by hour (UTC) and
 * caller; the newest hour first. `next` asks for the following page, and is null on the last one.
 */
export async function listTokenHours(
  actor: Actor,
  { apps = null, from, to, before = null, take = 100 }: Wanted,
): Promise<{ hours: TokenHour[]; next: string | null }> {
  const size = Math.min(take, TOKEN_HOURS_MAX)
  const after = before === null ? null : readCursor(before)
  const found = await findTokenHours(db(), actor, { apps, from, to, after, take: size + 1 })
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1) : undefined
  const hours = await nameCredentials(
    shown.map(({ row }) => row),
    now(),
  )
  return {
    hours: hours.flatMap(({ credential, ...row }) => (credential ? [{ credential, ...row }] : [])),
    next: last ? writeCursor(last.row.hour, last.digest) : null,
  }
}

function writeCursor(hour: Date, digest: Uint8Array): string {
  return `${hour.getTime()}-${Buffer.from(digest).toString('hex')}`
}

/** Null for what is no cursor: the list begins anew. */
function readCursor(text: string): { hour: Date; caller: Buffer } | null {
  const [, ms, digest = ''] = /^(\d{1,13})-([0-9a-f]{32})$/.exec(text) ?? []
  return ms ? { hour: new Date(Number(ms)), caller: Buffer.from(digest, 'hex') } : null
}
