import type { Actor } from '@/lib/actor'
import { appStatus } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { describeClaims } from '@/lib/people/claims'
import { type Descriptions, describeGranted } from './describe-granted'
import { countGiven, findGivenIds } from './found-store'
import { GIVEN_COUNTED_MAX, GIVEN_PER_PAGE, type GivenGrant, type GivenPage } from './given'
import type { GivenQuery, GivenScope } from './given-query'
import { findGiven, type GivenRow } from './given-store'

/**
 * Who has let which app in, the latest first: people to the apps of the actor's organization, and its
 * people to apps of other ones. `search` looks into names of apps and people, and into emails. Whoever
 * is a member elsewhere too is listed only with the apps of this organization. The first `most` are
 * counted and have pages. Refuses with `not_found` unless the actor is an administrator.
 */
export async function listGiven(
  actor: Actor,
  {
    search,
    page,
    take = GIVEN_PER_PAGE,
    most = GIVEN_COUNTED_MAX,
    ...scope
  }: GivenQuery & GivenScope & { take?: number; most?: number | null },
): Promise<GivenPage> {
  const filter = { ...scope, search, organizationId: seenBy(actor), at: now() }
  const { ids, ...found } = await findGivenIds(db(), filter, { page, size: take, most })
  const rows = await findGiven(db(), filter, ids)
  const descriptions = await describeGranted(
    db(),
    rows.map(({ scopes, organizationId }) => ({ scopes, app: { organizationId } })),
  )
  return {
    grants: rows.map((row) => viewGiven(actor, row, descriptions)),
    ...found,
  }
}

/** How many people have let an app in, for administrators; null for everybody else. */
export async function countGivenTo(actor: Actor, appId: string): Promise<number | null> {
  if (actor.role !== 'administrator') return null
  const { organizationId } = actor
  return countGiven(db(), { organizationId, appId, search: '', at: now() }, null)
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
