import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { type Side, writePlace } from './place'
import { rowOf } from './row-of'
import { findToLookAt } from './store'
import type { SecretToLookAt, View } from './to-look-at'

const SECRETS_PER_PAGE = 50

/** A page of a list; `previous` and `next` are the parameters `before` and `after` of the pages beside it. */
export type ToLookAtPage = {
  secrets: SecretToLookAt[]
  previous: string | null
  next: string | null
}

/**
 * The secrets of a list, the most urgent first, from a place on. Administrators and support see
 * those of the organization, developers those of the apps that they own or are a member of; deleted
 * apps are left out. A page that would be empty, or the beginning, is the first page.
 */
export async function listToLookAt(
  actor: Actor,
  view: View,
  side: Side | null,
): Promise<ToLookAtPage> {
  const take = SECRETS_PER_PAGE + 1
  const found = await findToLookAt(db(), actor, { view, side, take, at: now() })
  const more = found.length === take
  const rows = found.slice(0, SECRETS_PER_PAGE)
  const isBefore = side?.side === 'before'
  if ((side && rows.length === 0) || (isBefore && !more)) return listToLookAt(actor, view, null)
  if (isBefore) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    secrets: rows.map(rowOf),
    previous: side && first ? writePlace(first) : null,
    next: last && (more || isBefore) ? writePlace(last) : null,
  }
}
