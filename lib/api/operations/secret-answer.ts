import { z } from 'zod'
import type { SecretView } from '@/lib/secrets/secret'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'
import { allItems } from './paging'

const moment = z.iso.datetime()

/** A secret without its value or digest: its hint, its life, and its first and last use. */
export const secret = typeNamed('Secret', {
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  slot: z.union([z.literal(1), z.literal(2)]).nullable(),
  status: z.enum(['active', 'expiring', 'paused', 'expired', 'revoked']),
  created_at: moment,
  created_by_name: z.string(),
  expires_at: moment.nullable(),
  retired_at: moment.nullable(),
  retirement: z.enum(['expired', 'revoked', 'regenerated', 'revoked_keeping_tokens']).nullable(),
  retired_by_name: z.string().nullable(),
  retired_because: z
    .enum(['leaked', 'replaced', 'not_needed', 'planned', 'not_delivered'])
    .nullable(),
  /** Only while it is paused. Without `until` it is paused until somebody resumes it. */
  pause: z.object({ at: moment, until: moment.nullable() }).nullable(),
  /** At a time, or when it was not used for so many hours; the other one is null. */
  planned_end: z
    .object({
      at: moment.nullable(),
      quiet_hours: z.int().nullable(),
      planned_at: moment,
      planned_by_name: z.string(),
    })
    .nullable(),
  networks: z.array(z.string()).describe('From where it authenticates; empty for everywhere.'),
  first_use: z.object({ at: moment, address: z.string() }).nullable(),
  last_use: z
    .object({ at: moment, address: z.string(), user_agent: z.string(), grant_type: z.string() })
    .nullable(),
})

export const secretList = allItems(secret)

/** The secrets of an app, in the names of the API. */
export function secretsOnWire(secrets: readonly SecretView[]): object {
  return { items: secrets.map(secretOnWire), total: secrets.length }
}

/** A secret, in the names of the API. */
export function secretOnWire(one: SecretView): object {
  return toWire({ ...one, ...usesOf(one), ...plansOf(one) })
}

function usesOf({ use }: SecretView) {
  if (!use) return { firstUse: null, lastUse: null }
  return {
    firstUse: { at: use.firstUsedAt, address: use.firstAddress },
    lastUse: {
      at: use.lastUsedAt,
      address: use.lastAddress,
      userAgent: use.lastUserAgent,
      grantType: use.lastGrantType,
    },
  }
}

function plansOf({ status, pause, plannedEnd }: SecretView) {
  const when = plannedEnd?.when
  return {
    pause: status === 'paused' ? pause : null,
    plannedEnd: plannedEnd && {
      ...plannedEnd,
      at: when && 'at' in when ? when.at : null,
      quietHours: when && 'quietHours' in when ? when.quietHours : null,
    },
  }
}
