import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { ForeignDigest } from '@/lib/crypto/foreign-digest'
import { randomBase62 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import type { Weakness } from './secret'
import { PUBLIC_ID_LENGTH } from './secret-format'
import { insertSecrets } from './store'

/** A secret that another server made: our digest of its value, or the other server's. */
export type NewMovedIn = {
  appId: string
  slot: 1 | 2
  name: string
  digest: Buffer | null
  pepperVersion: number
  foreignDigest: ForeignDigest | null
  lastFour: string
  weakness: Weakness | null
  expiresAt: Date | null
}

/** Before its value has come, nothing has this digest. */
const BLANK = new Uint8Array(32)

/** Places secrets of another server in free slots of new apps. The caller records the events. */
export async function placeMovedIn(
  tx: Tx,
  actor: Actor,
  secrets: readonly NewMovedIn[],
): Promise<void> {
  const at = now()
  const by = { createdById: actor.personId, createdByName: actor.personName }
  await insertSecrets(
    tx,
    secrets.map(({ digest, ...secret }) => ({
      ...secret,
      ...by,
      id: randomBase62(PUBLIC_ID_LENGTH),
      prefix: '',
      digest: digest ? new Uint8Array(digest) : BLANK,
      createdAt: at,
      movedInAt: at,
    })),
  )
}
