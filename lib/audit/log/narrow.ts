import type { Actor } from '@/lib/actor'
import { isUnmistakableAppId } from '@/lib/apps/app'
import { appQuery } from '@/lib/apps/list/app-query'
import { browseApps } from '@/lib/apps/list/browse-apps'
import { db } from '@/lib/db/client'
import { ipAddress } from '@/lib/ip-address'
import { findPeopleLike } from '@/lib/people/find-people-like'
import { EVENTS } from '../events/every-event'
import { type AuditFilter, readTarget, timesOf } from './audit-query'
import type { Narrowed } from './store'

/** So many people or apps are looked for that a word of the filter may mean. */
export const MEANT_MAX = 25

const PERSON_ID = /^psn_[0-9A-Za-z]+$/

/** What the filter means in the database: ids in place of names, and actions in place of a noun. */
export async function narrow(actor: Actor, filter: AuditFilter): Promise<Narrowed> {
  const { cause = null, address } = filter
  const [actors, apps] = await Promise.all([
    filter.actor === undefined ? null : actorsMeant(actor, filter.actor),
    filter.app === undefined ? null : appsMeant(actor, filter.app),
  ])
  return {
    actors,
    apps,
    actions: filter.event === undefined ? null : actionsMeant(filter.event),
    cause,
    address: address === undefined ? null : (ipAddress(address) ?? address),
    request: filter.request ?? null,
    target: filter.target === undefined ? null : readTarget(filter.target),
    ...timesOf(filter),
  }
}

async function actorsMeant(actor: Actor, text: string): Promise<string[] | 'nobody'> {
  if (text.toLowerCase() === 'keyturn') return 'nobody'
  if (PERSON_ID.test(text)) return [text]
  return findPeopleLike(db(), actor.organizationId, { search: text, limit: MEANT_MAX })
}

/** Also deleted ones: what became of them is what the log is asked. */
async function appsMeant(actor: Actor, text: string): Promise<string[]> {
  if (isUnmistakableAppId(text)) return [text]
  const found = await Promise.all(
    [{}, { status: 'deleted' }].map((status) =>
      browseApps(actor, appQuery.parse({ search: text, ...status })),
    ),
  )
  // The text itself may be the id of an app that is gone.
  const ids = found.flatMap(({ apps }) => apps.map(({ id }) => id)).slice(0, MEANT_MAX)
  return [...new Set([text, ...ids])]
}

function actionsMeant(event: string): string[] {
  if (Object.hasOwn(EVENTS, event)) return [event]
  return Object.keys(EVENTS).filter((action) => action.startsWith(`${event}.`))
}
