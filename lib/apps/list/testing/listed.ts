import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { type AppQuery, appQuery } from '../app-query'
import { browseApps } from '../browse-apps'
import { listApps } from '../list-apps'

type Query = Partial<Record<keyof AppQuery, unknown>>

/** The list, queried as its page does. */
export const list = (actor: Actor, query: Query = {}) => listApps(actor, appQuery.parse(query))

/** A page of the list as My Apps shows it. */
export const browse = (actor: Actor, query: Query = {}) => browseApps(actor, appQuery.parse(query))

/** The names of the listed apps. */
export const names = async (actor: Actor, query: Query = {}) =>
  (await list(actor, query)).apps.map(({ name }) => name)

let made = 0

/** A secret written straight into the table; its rules have tests of their own. */
export async function aSecret(
  appId: string,
  slot: 1 | 2 | null,
  dates: { expiresAt?: Date; usedAt?: Date } = {},
): Promise<void> {
  made += 1
  const id = String(made).padStart(8, '0')
  const createdAt = secondsAfter(now(), -100 * DAY)
  await db().secret.create({
    data: {
      id,
      appId,
      slot,
      name: `Secret ${id}`,
      prefix: 'kt_cs',
      lastFour: 'abcd',
      pepperVersion: 1,
      digest: new Uint8Array(32),
      createdAt,
      createdById: 'psn',
      createdByName: 'Dora',
      ...(slot ? {} : { retiredAt: now(), retirement: 'revoked' as const }),
      expiresAt: dates.expiresAt ?? null,
    },
  })
  if (!dates.usedAt) return
  const at = { firstUsedAt: dates.usedAt, lastUsedAt: dates.usedAt }
  await db().secretUse.create({
    data: {
      secretId: id,
      ...at,
      firstAddress: '192.0.2.1',
      lastAddress: '192.0.2.1',
      lastUserAgent: 'curl',
      lastGrantType: 'client_credentials',
    },
  })
}

/** So many apps of the actor, by one statement: alike in name, some with a secret that was used. */
export async function someApps(actor: Actor, count: number): Promise<void> {
  const { personId, organizationId } = actor
  const apps = Array.from({ length: count }, (_, n) => ({
    ownerId: personId,
    organizationId,
    type: 'machine' as const,
    redirectUris: [],
    scopes: [],
    id: `app_${String(n).padStart(20, '0')}`,
    name: n % 4 === 0 ? 'Same name' : `App ${n % 7}`,
    createdAt: secondsAfter(now(), -Math.floor(n / 3) * DAY),
    updatedAt: now(),
  }))
  await db().app.createMany({ data: apps })
  for (const { id } of apps.filter((_, n) => n % 5 === 0)) {
    const expiresAt = secondsAfter(now(), (id.endsWith('0') ? 5 : 20) * DAY)
    await aSecret(id, 1, { expiresAt, usedAt: secondsAfter(now(), -DAY) })
  }
}
