import type { Actor } from '@/lib/actor'
import { DAY, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { whySecretless } from '../../app'
import { type AppQuery, UNUSED_DAYS } from '../app-query'
import { dayOf, minuteOf } from '../place'

const WITH_ALL = {
  owner: true,
  members: true,
  secrets: { include: { use: true } },
  keys: { include: { use: true } },
  federatedCredentials: { include: { use: true } },
  keysUse: true,
  certificateUse: true,
  signIns: true,
  grants: { include: { use: true } },
} as const

/** The apps of an organization, with all that their rows show. */
export const wholeApps = (organizationId: string) =>
  db().app.findMany({ where: { organizationId }, include: WITH_ALL })

type Whole = Awaited<ReturnType<typeof wholeApps>>[number]

type Listed = { actor: Actor; query: AppQuery; at: Date }

/** The ids of the apps that a list has, in its order, computed app by app. */
export function computed(apps: readonly Whole[], { actor, query, at }: Listed): string[] {
  return apps
    .filter((app) => isListed(app, actor, query) && isOfState(app, query, at))
    .map((app) => ({ id: app.id, name: app.name.toLowerCase(), key: keyOf(app, query, at) }))
    .toSorted((a, b) => inOrder(a, b, query))
    .map(({ id }) => id)
}

function isListed(app: Whole, actor: Actor, query: AppQuery): boolean {
  const { personId } = actor
  const owner = query.owner === 'mine' ? personId : query.owner
  const texts = [app.name, app.company, app.owner.name, app.id]
  return [
    actor.role !== 'developer' || app.ownerId === personId || isMember(app, personId),
    (app.deletedAt !== null) === (query.status === 'deleted'),
    query.status !== 'active' || app.suspendedAt === null,
    query.status !== 'suspended' || app.suspendedAt !== null,
    !query.type || app.type === query.type,
    !query.source || app.source === query.source,
    !owner || app.ownerId === owner,
    !query.member || isMember(app, query.member),
    texts.some((text) => text.toLowerCase().includes(query.search.toLowerCase())),
  ].every(Boolean)
}

const isMember = (app: Whole, personId: string) =>
  app.members.some((member) => member.personId === personId)

function liveOf({ secrets }: Whole, at: Date) {
  return secrets.filter(
    ({ slot, expiresAt, pausedUntil }) =>
      slot !== null && !(expiresAt && expiresAt <= at) && !(pausedUntil && pausedUntil > at),
  )
}

function isOfState(app: Whole, query: AppQuery, at: Date): boolean {
  const live = liveOf(app, at)
  if (query.secrets === 'expiring') return expiryOf(app, at) <= secondsAfter(at, 14 * DAY).getTime()
  if (query.secrets === 'never_used') return live.some(({ use }) => !use)
  if (query.secrets === 'none') return lacksCredential(app, live.length)
  if (!query.use || query.use === 'refused') return true
  const since = dayOf(secondsAfter(at, -UNUSED_DAYS[query.use] * DAY))
  const allowed = app.type === 'native' ? app.grants.map(({ use }) => use?.lastUsedAt) : []
  const published = app.keysUse?.lastUsedAt
  return [app.createdAt, ...usesOf(app), ...allowed, published].every((one) => !one || one < since)
}

function lacksCredential(app: Whole, live: number): boolean {
  if (whySecretless(app) || app.jwksId || app.mtlsSubject || app.keys.length > 0) return false
  return app.fapiProfile !== 'none' || (live === 0 && app.federatedCredentials.length === 0)
}

function usesOf({ secrets, keys, federatedCredentials, ...app }: Whole) {
  const { keysUse, jwksId, certificateUse, signIns } = app
  const published = keysUse?.jwksId === jwksId ? keysUse?.lastUsedAt : undefined
  const uses = [secrets, keys, federatedCredentials].flat().map(({ use }) => use?.lastUsedAt)
  return [published, certificateUse?.lastUsedAt, ...uses, ...signIns.map(({ lastAt }) => lastAt)]
}

const expiryOf = (app: Whole, at: Date) =>
  Math.min(...liveOf(app, at).map(({ expiresAt }) => expiresAt?.getTime() ?? Infinity))

function keyOf(app: Whole, { sort, order }: AppQuery, at: Date): string | number {
  if (sort === 'name') return app.name.toLowerCase()
  if (sort === 'owner') return app.owner.name.toLowerCase()
  if (sort === 'created') return app.createdAt.getTime()
  if (sort === 'lastUsed') {
    return Math.max(...usesOf(app).map((one) => (one ? minuteOf(one).getTime() : 0)), 0)
  }
  const expiry = expiryOf(app, at)
  return order === 'desc' && expiry === Infinity ? 0 : expiry
}

type Sorted = { id: string; name: string; key: string | number }

function inOrder(a: Sorted, b: Sorted, { order }: AppQuery): number {
  const by = compare(a.key, b.key) * (order === 'asc' ? 1 : -1)
  return by || compare(a.name, b.name) || compare(a.id, b.id)
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
