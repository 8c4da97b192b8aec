import type { Actor } from '@/lib/actor'
import { describeScopes } from '@/lib/apis/describe-scopes'
import { appStatus } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import type { AuthorizationQuery } from './authorization-query'
import {
  type AuthorizationRecord,
  countAuthorizations,
  findAuthorizations,
} from './authorization-store'
import { AUTHORIZATIONS_PER_PAGE, type Authorization, type GrantedScope } from './grant'

/** One page of what somebody allowed; `page` is the one that was asked for, or the last there is. */
export type AuthorizationPage = { authorizations: Authorization[]; total: number; page: number }

/**
 * What the actor allowed which apps, the latest first; `search` looks into the names of app, company
 * and organization. Everybody sees their own, whatever their role, and nobody else's.
 */
export async function listAuthorizations(
  actor: Actor,
  query: AuthorizationQuery,
): Promise<AuthorizationPage> {
  const filter = { personId: actor.personId, search: query.search, at: now() }
  const total = await countAuthorizations(db(), filter)
  const pages = Math.max(1, Math.ceil(total / AUTHORIZATIONS_PER_PAGE))
  const page = Math.min(query.page, pages)
  const records = await findAuthorizations(db(), filter, {
    skip: (page - 1) * AUTHORIZATIONS_PER_PAGE,
    take: AUTHORIZATIONS_PER_PAGE,
  })
  const sentences = await sentencesFor(db(), records)
  return { authorizations: records.map((record) => view(record, sentences)), total, page }
}

type Sentences = Map<string, Map<string, GrantedScope>>

/** One question for each organization whose apps are on the page, not one for each app. */
async function sentencesFor(tx: Tx, records: readonly AuthorizationRecord[]): Promise<Sentences> {
  const asked = new Map<string, Set<string>>()
  for (const { app, scopes } of records) {
    const names = asked.get(app.organizationId) ?? new Set()
    for (const name of scopes) names.add(name)
    asked.set(app.organizationId, names)
  }
  const sentences: Sentences = new Map()
  for (const [organizationId, names] of asked) {
    const described = await describeScopes(tx, organizationId, [...names])
    sentences.set(
      organizationId,
      new Map(
        described.map(({ name, sentence, api }) => [
          name,
          { name, sentence, apiName: api?.name ?? null },
        ]),
      ),
    )
  }
  return sentences
}

function view(record: AuthorizationRecord, sentences: Sentences): Authorization {
  const { id, scopes, createdAt, updatedAt, use } = record
  const { organizationId, organization, verifiedAt, logo, ...app } = record.app
  const described = sentences.get(organizationId)
  return {
    id,
    app: {
      ...{ name: app.name, description: app.description, company: app.company },
      ...{ organizationName: organization.name, verified: verifiedAt !== null },
      status: appStatus(app),
      logoUpdatedAt: logo?.updatedAt ?? null,
    },
    scopes: scopes.map((name) => described?.get(name) ?? { name, sentence: null, apiName: null }),
    ...{ grantedAt: createdAt, changedAt: updatedAt, lastUsedAt: use?.lastUsedAt ?? null },
  }
}
