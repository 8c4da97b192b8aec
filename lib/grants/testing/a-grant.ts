import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'

type Told = { scopes?: string[]; expiresAt?: Date; lastUsedAt?: Date }

/** What `person` allowed the app, written straight into its table: how it comes about is tested elsewhere. */
export async function aGrant(person: Actor, appId: string, told: Told = {}): Promise<string> {
  const { scopes = ['openid'], expiresAt = null, lastUsedAt } = told
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
