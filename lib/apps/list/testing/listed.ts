import type { Actor } from '@/lib/actor'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { type AppQuery, appQuery } from '../app-query'
import { listApps } from '../list-apps'

type Asked = Partial<Record<keyof AppQuery, unknown>>

/** The list as its page asks for it. */
export const list = (actor: Actor, asked: Asked = {}) => listApps(actor, appQuery.parse(asked))

/** The names of the apps on it. */
export const names = async (actor: Actor, asked: Asked = {}) =>
  (await list(actor, asked)).apps.map(({ name }) => name)

let made = 0

/** A secret written straight into its table: its own rules are tested elsewhere. */
export async function aSecret(
  appId: string,
  slot: 1 | 2 | null,
  told: { expiresAt?: Date; usedAt?: Date } = {},
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
      expiresAt: told.expiresAt ?? null,
    },
  })
  if (!told.usedAt) return
  const at = { firstUsedAt: told.usedAt, lastUsedAt: told.usedAt }
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
