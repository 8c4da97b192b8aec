import type { Actor } from '@/lib/actor'
import { describeScopes } from '@/lib/apis/describe-scopes'
import { db } from '@/lib/db/client'
import { lengthUpTo, pageOf } from '@/lib/page'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { findNames } from '@/lib/people/find-people'
import { revisionOf } from '../revision'
import {
  APPROVALS_COUNTED_MAX,
  APPROVALS_PER_PAGE,
  type Approval,
  type Approvals,
} from './approval'
import { countApprovals, findApprovals, findEvidence } from './store'
import { askedInWords } from './what-waits'

type Page = { of: 'waiting' | 'decided'; page: number; size?: number; most?: number | null }

/**
 * What waits for an administrator, the oldest first, or what became of it, the newest first, with
 * the evidence. The first `most` are counted and have pages; all of them for null. A page past the end is
 * answered with the last page. Refuses with `forbidden`.
 */
export async function listApprovals(
  actor: Actor,
  { of, page: wanted, size: take = APPROVALS_PER_PAGE, most = APPROVALS_COUNTED_MAX }: Page,
): Promise<Approvals> {
  authorizeAdministrator(actor)
  const which = { organizationId: actor.organizationId, waiting: of === 'waiting' }
  const length = await lengthUpTo(most, (upTo) => countApprovals(db(), which, upTo))
  const { page, skip } = pageOf(length.total, { page: wanted, size: take })
  const rows = await findApprovals(db(), which, { skip, take })
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
  return { approvals, ...length, page }
}

/** Of a new app all its scopes, of another one those that it wants to have. */
function scopesAsked({ kind, change, app }: Pick<Approval, 'kind' | 'change'> & ScopesNow) {
  return kind === 'new_app' ? app.scopes : change.addScopes
}

type ScopesNow = { app: { scopes: string[] } }
