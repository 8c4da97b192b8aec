import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'

type GrantFields = { scopes?: string[]; expiresAt?: Date; lastUsedAt?: Date }

/** A grant of `person` to the app, written straight into the table; consent has tests of its own. */
export async function aGrant(
  person: Actor,
  appId: string,
  fields: GrantFields = {},
): Promise<string> {
  const { scopes = ['openid'], expiresAt = null, lastUsedAt } = fields
  const [id, digest] = [newId('grt'), randomBytes(32)]
  await db().grant.create({
    data: {
      id,
      digest,
      personId: person.personId,
      appId,
      scopes,
      expiresAt,
      sealed: new Uint8Array(1),
      createdAt: now(),
      updatedAt: now(),
      ...(lastUsedAt ? { use: { create: { lastUsedAt } } } : {}),
    },
  })
  return id
}
