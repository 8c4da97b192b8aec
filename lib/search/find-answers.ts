import type { Actor } from '@/lib/actor'
import { appStatus } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { findCredentialHits, findSecretHits } from './find-credentials'
import { findTraces } from './find-traces'
import { hitPath } from './hit-path'
import { type Question, readQuestion } from './read-question'
import type { Answers, Hit, HitGroup, HitKind, LinkedHit } from './search'
import type { FoundSecretInput, SearchInput } from './search-input'
import { findApps, findPeople, preferIndexes } from './words-store'

type Asked = { actor: Actor; question: Question; take: number }

/**
 * What a text of the one box finds: secrets by public id or hint, keys and signing keys by id, events
 * by request id, apps and refusals by IP address, apps by client id and by words, and people by words.
 * Words stand in any order, need no accents, and may be begun. Developers find what is of their own
 * apps; support and administrators all of their organization. Each group lists at most `most`.
 */
export async function findAnswers(
  actor: Actor,
  { q }: SearchInput,
  { most }: { most: number },
): Promise<Answers> {
  const question = readQuestion(q)
  if (question.words === '') return { groups: [] }
  const asked = { actor, question, take: most + 1 }
  const found = await inTransaction(async (tx) => {
    await preferIndexes(tx)
    return [
      ...(await findCredentialHits(tx, asked)),
      ...(await findTraces(tx, asked)),
      ...(await findAppHits(tx, asked)),
      ...(await findPersonHits(tx, asked)),
    ]
  })
  return { groups: grouped(actor, found, most) }
}

/** The secret with this public id, as one answer or none. */
export async function findSecretAnswer(
  actor: Actor,
  { secretId }: FoundSecretInput,
): Promise<Answers> {
  const hits = await inTransaction((tx) =>
    findSecretHits(tx, actor, { secretIds: [secretId], lastFours: [], take: 1, at: now() }),
  )
  return { groups: grouped(actor, hits, 1) }
}

async function findAppHits(tx: Tx, { actor, question, take }: Asked): Promise<Hit[]> {
  const { words, appId } = question
  const found = await findApps(tx, actor, { words, appId, take })
  return found.map(({ suspendedAt, deletedAt, ...app }) => ({
    kind: 'app',
    ...app,
    status: appStatus({ suspendedAt, deletedAt }),
  }))
}

/** Colleagues are listed to nobody but administrators and support. */
async function findPersonHits(tx: Tx, { actor, question, take }: Asked): Promise<Hit[]> {
  if (actor.role === 'developer') return []
  const found = await findPeople(tx, actor.organizationId, { words: question.words, take })
  return found.map((person) => ({ kind: 'person', ...person }))
}

/** Groups in the order in which their kinds were found. */
function grouped({ role }: Actor, hits: Hit[], most: number): HitGroup[] {
  const kinds = new Map<HitKind, LinkedHit[]>()
  for (const hit of hits) {
    const linked = { ...hit, href: hitPath(hit, role) }
    kinds.set(hit.kind, [...(kinds.get(hit.kind) ?? []), linked])
  }
  return [...kinds].map(([kind, all]) => ({
    kind,
    hits: all.slice(0, most),
    more: all.length > most,
  }))
}
