import type { Actor } from '@/lib/actor'
import { appStatus } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import { db, inSnapshot } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { Length, WantedPart } from '@/lib/page'
import { describeClaims } from '@/lib/people/claims'
import { type MomentPlace, writeKeys } from '@/lib/place'
import { type Descriptions, describeGranted } from './describe-granted'
import { countGiven, findGivenIds } from './found-store'
import { GIVEN_COUNTED_MAX, GIVEN_PER_PAGE, type GivenGrant, type GivenPage } from './given'
import type { GivenQuery, GivenScope } from './given-query'
import { findGiven, type GivenRow } from './given-store'

type Wanted = WantedPart<MomentPlace> & Pick<GivenQuery, 'search'> & GivenScope

/**
 * Who has let which app in, the latest first: people to the apps of the actor's organization, and its
 * people to apps of other ones. `search` looks into names of apps and people, and into emails. Whoever
 * is a member elsewhere too is listed only with the apps of this organization. The first `most` are
 * counted and have pages. Behind a place each grant is reached; `next` is where they go on, or null.
 * Refuses with `not_found` unless the actor is an administrator.
 */
export async function listGiven(
  actor: Actor,
  { page = 1, after, size = GIVEN_PER_PAGE, most = GIVEN_COUNTED_MAX, ...query }: Wanted,
): Promise<GivenPage> {
  const filter = { ...query, organizationId: seenBy(actor), at: now() }
  const behind = { page: 1, size, most: size }
  return inSnapshot(async (tx) => {
    const found = await findGivenIds(tx, filter, { page, size, most })
    const part = after ? await findGivenIds(tx, { ...filter, after }, behind) : found
    const rows = await findGiven(tx, filter, part.ids)
    const descriptions = await describeGranted(
      tx,
      rows.map(({ scopes, organizationId }) => ({ scopes, app: { organizationId } })),
    )
    return {
      grants: rows.map((row) => viewGiven(actor, row, descriptions)),
      total: found.total,
      isMore: found.isMore,
      page: found.page,
      next: part.isMore || part.total > part.page * size ? placeOf(rows.at(-1)) : null,
    }
  })
}

function placeOf(row: GivenRow | undefined): string | null {
  return row ? writeKeys([row.updatedAt.toISOString(), row.id]) : null
}

/** How many people have let an app in, counted up to 10,000, for administrators; null for everybody else. */
export async function countGivenTo(actor: Actor, appId: string): Promise<Length | null> {
  if (actor.role !== 'administrator') return null
  const { organizationId } = actor
  const filter = { organizationId, appId, search: '', at: now() }
  return countGiven(db(), filter, GIVEN_COUNTED_MAX)
}

function seenBy(actor: Actor): string {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  return actor.organizationId
}

function viewGiven(actor: Actor, row: GivenRow, descriptions: Descriptions): GivenGrant {
  const known = descriptions.get(row.organizationId)
  const { organizationName } = row
  return {
    id: row.id,
    person: { id: row.personId, name: row.personName, email: row.email },
    app: {
      id: row.appId,
      name: row.appName,
      source: row.source,
      verified: row.verifiedAt !== null,
      status: appStatus(row),
      organizationName: row.organizationId === actor.organizationId ? null : organizationName,
    },
    scopes: [
      ...row.scopes.map(
        (name) => known?.get(name)?.scope ?? { name, sentence: null, apiName: null },
      ),
      ...describeClaims(row.claims, row.scopes),
    ],
    grantedAt: row.createdAt,
    lastUsedAt: row.lastUsedAt,
  }
}
