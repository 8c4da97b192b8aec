import type { Actor } from '@/lib/actor'
import { describeScopes } from '@/lib/apis/describe-scopes'
import { db } from '@/lib/db/client'
import { lengthUpTo, pageOf, type WantedPart } from '@/lib/page'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { findNames } from '@/lib/people/find-people'
import { cutAt, type MomentPlace } from '@/lib/place'
import { revisionOf } from '../revision'
import {
  APPROVALS_COUNTED_MAX,
  APPROVALS_PER_PAGE,
  type Approval,
  type Approvals,
} from './approval'
import { countApprovals, findApprovals, findEvidence } from './store'
import { askedInWords } from './what-waits'

type Wanted = WantedPart<MomentPlace> & { of: 'waiting' | 'decided' }

/**
 * What waits for an administrator, the oldest first, or what became of it, the newest first, with
 * the evidence. The first `most` are counted and have pages; a page past the end is answered with the
 * last page. Behind a place each is reached; `next` is where they go on, or null. Refuses with `forbidden`.
 */
export async function listApprovals(
  actor: Actor,
  {
    of,
    page: wanted = 1,
    after,
    size: take = APPROVALS_PER_PAGE,
    most = APPROVALS_COUNTED_MAX,
  }: Wanted,
): Promise<Approvals> {
  authorizeAdministrator(actor)
  const which = { organizationId: actor.organizationId, waiting: of === 'waiting' }
  const length = await lengthUpTo(most, (upTo) => countApprovals(db(), which, upTo))
  const { page, skip } = pageOf(length.total, { page: wanted, size: take })
  const found = await findApprovals(db(), which, { after, skip, take: take + 1 })
  const { rows, next } = cutAt(found, take, ({ askedAt, decidedAt, id }) => [
    ((which.waiting ? null : decidedAt) ?? askedAt).toISOString(),
    id,
  ])
  const evidence = await findEvidence(
    db(),
    rows.map(({ appId }) => appId),
  )
  const owners = await findNames(
    db(),
    rows.map(({ app }) => app.ownerId),
  )
  const described = await describeScopes(db(), actor.organizationId, rows.flatMap(scopesAsked))
  const sentences = new Map(described.map(({ name, sentence }) => [name, sentence]))
  const approvals = rows.map(({ app, ...row }) => ({
    ...row,
    scopes: scopesAsked({ ...row, app }).map((name) => ({
      name,
      sentence: sentences.get(name) ?? null,
    })),
    sentence: askedInWords({ ...row, appName: app.name }),
    app: {
      name: app.name,
      ownerName: owners.get(app.ownerId) ?? '',
      createdAt: app.createdAt,
      redirectUris: app.redirectUris,
      revision: revisionOf(app),
      callers: evidence.get(row.appId)?.callers ?? 0,
      people: evidence.get(row.appId)?.people ?? 0,
      lastCalledAt: evidence.get(row.appId)?.lastCalledAt ?? null,
    },
  }))
  return { approvals, ...length, page, next }
}

/** Of a new app all its scopes, of another one those that it wants to have. */
function scopesAsked({ kind, change, app }: Pick<Approval, 'kind' | 'change'> & ScopesNow) {
  return kind === 'new_app' ? app.scopes : change.addScopes
}

type ScopesNow = { app: { scopes: string[] } }
