import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { findAnswers, findSecretAnswer } from '../find-answers'
import type { Hit, HitKind } from '../search'
import { foundSecretInput, searchInput } from '../search-input'

type HitOf<Kind extends HitKind> = Extract<Hit, { kind: Kind }>

/** Every answer of one kind to what somebody types. */
export async function found<Kind extends HitKind>(
  actor: Actor,
  q: string,
  kind: Kind,
): Promise<HitOf<Kind>[]> {
  const { groups } = await findAnswers(actor, acceptInput(searchInput, { q }), { most: 20 })
  const hits = groups.find((group) => group.kind === kind)?.hits ?? []
  return hits.map(({ href: _href, ...hit }) => hit) as HitOf<Kind>[]
}

/** How many answers there are of all kinds. */
export async function countFound(actor: Actor, q: string): Promise<number> {
  const { groups } = await findAnswers(actor, acceptInput(searchInput, { q }), { most: 20 })
  return groups.reduce((sum, { hits }) => sum + hits.length, 0)
}

/** The answers to the public id of a secret that was recognised. */
export async function foundSecret(actor: Actor, secretId: string): Promise<Hit[]> {
  const input = acceptInput(foundSecretInput, { secretId })
  return (await findSecretAnswer(actor, input)).groups.flatMap(({ hits }) => hits)
}
