import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { type AppQuery, appQuery } from '../app-query'
import { listApps } from '../list-apps'

type Query = Partial<Record<keyof AppQuery, unknown>>

/** The list, queried as its page does. */
export const list = (actor: Actor, query: Query = {}) => listApps(actor, appQuery.parse(query))

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
      name: 'One',
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
