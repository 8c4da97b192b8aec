import type { Actor } from '@/lib/actor'
import { appStatus } from '@/lib/apps/app'
import { longestOf, NEVER_OFFLINE } from '@/lib/apps/offline-life'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pageOf } from '@/lib/page'
import { organizationsClosedTo } from '@/lib/people/authorize-own-account'
import { describeClaims, describeMembership } from '@/lib/people/claims'
import type { AuthorizationQuery } from './authorization-query'
import {
  type AuthorizationRecord,
  countAuthorizations,
  findAuthorizations,
} from './authorization-store'
import { type Descriptions, describeGranted } from './describe-granted'
import { AUTHORIZATIONS_PER_PAGE, type Authorization } from './grant'

/**
 * One page of a person's authorizations. `page` is the requested one, or the last one if it is
 * less.
 */
export type AuthorizationPage = { authorizations: Authorization[]; total: number; page: number }

/**
 * What the actor has allowed apps, the latest first. `search` looks into the names of app, company
 * and organization. Everybody sees their own authorizations, whatever their role, and nobody
 * else's. A session that stays in one organization does not see those of the person's others. A page
 * holds `take` of them.
 */
export async function listAuthorizations(
  actor: Actor,
  query: AuthorizationQuery,
  take = AUTHORIZATIONS_PER_PAGE,
): Promise<AuthorizationPage> {
  const closed = await organizationsClosedTo(db(), actor)
  const filter = { personId: actor.personId, search: query.search, at: now(), closed }
  const total = await countAuthorizations(db(), filter)
  const { page, skip } = pageOf(total, { page: query.page, size: take })
  const records = await findAuthorizations(db(), filter, { skip, take })
  const descriptions = await describeGranted(db(), records)
  return { authorizations: records.map((record) => view(record, descriptions)), total, page }
}

function view(record: AuthorizationRecord, descriptions: Descriptions): Authorization {
  const { id, scopes, claims, createdAt, updatedAt, use } = record
  const { organizationId, organization, verifiedAt, logo, ...app } = record.app
  const known = descriptions.get(organizationId)
  const described = scopes.map(
    (name) =>
      known?.get(name) ?? {
        scope: { name, sentence: null, apiName: null },
        offline: NEVER_OFFLINE,
      },
  )
  return {
    id,
    app: {
      name: app.name,
      description: app.description,
      company: app.company,
      organizationName: organization.name,
      verified: verifiedAt !== null,
      status: appStatus(app),
      logoUpdatedAt: logo?.updatedAt ?? null,
    },
    scopes: [
      ...described.map(({ scope }) => scope),
      ...describeClaims(claims, scopes),
      ...describeMembership(app, scopes),
    ],
    offline: longestOf(described.map(({ offline }) => offline)),
    grantedAt: createdAt,
    changedAt: updatedAt,
    lastUsedAt: use?.lastUsedAt ?? null,
  }
}
