import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findAdministrators } from '@/lib/people/find-administrators'
import { findNames } from '@/lib/people/find-people'
import type { InitialAccessTokenView } from './initial-access-token'
import { findInitialAccessTokens } from './store'

/** The tokens of the actor's organization, the latest first. Refuses developers with `not_found`. */
export async function listInitialAccessTokens(actor: Actor): Promise<InitialAccessTokenView[]> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const tokens = await findInitialAccessTokens(db(), actor.organizationId)
  const makers = tokens.map(({ personId }) => personId)
  const names = await findNames(db(), makers)
  const administrators = await findAdministrators(db(), actor.organizationId, makers)
  const at = now()
  return tokens.map(({ id, name, createdAt, expiresAt, lastUsedAt, personId, _count }) => ({
    id,
    name,
    createdAt,
    expiresAt,
    lastUsedAt,
    apps: _count.apps,
    createdByName: names.get(personId) ?? null,
    expired: expiresAt <= at,
    stopped: !administrators.has(personId),
  }))
}
