import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { pauseOf } from '@/lib/secrets/pause'
import { formatHint, secretStatus } from '@/lib/secrets/secret'
import { findKeys, findSecrets, findSigningKey } from './credential-store'
import type { Question } from './read-question'
import type { Hit } from './search'

type Asked = { actor: Actor; question: Question; take: number }

/** Secrets by public id or hint, public keys of apps by id, and keys of this installation by id. */
export async function findCredentialHits(tx: Tx, asked: Asked): Promise<Hit[]> {
  const { actor, question, take } = asked
  const { secretIds, lastFours, exact } = question
  const hits: Hit[] = []
  if (secretIds.length > 0 || lastFours.length > 0) {
    hits.push(...(await findSecretHits(tx, actor, { secretIds, lastFours, take, at: now() })))
  }
  if (exact === null) return hits
  const keys = await findKeys(tx, actor, { exact, take })
  hits.push(...keys.map((key) => ({ kind: 'key' as const, ...key })))
  const signingKey = actor.role === 'developer' ? null : await findSigningKey(tx, exact)
  if (signingKey) hits.push({ kind: 'signing_key', ...signingKey })
  return hits
}

type SecretWanted = { secretIds: string[]; lastFours: string[]; take: number; at: Date }

/** The secrets of these public ids or last characters, with their state at `at`. */
export async function findSecretHits(
  tx: Tx,
  actor: Actor,
  { at, ...wanted }: SecretWanted,
): Promise<Hit[]> {
  const found = await findSecrets(tx, actor, wanted)
  return found.map(
    ({ prefix, lastFour, expiresAt, retirement, pausedAt, pausedUntil, ...secret }) => ({
      kind: 'secret',
      ...secret,
      hint: formatHint({ prefix, id: secret.id, lastFour }),
      status: secretStatus(
        { expiresAt, retirement, pause: pauseOf({ pausedAt, pausedUntil }) },
        at,
      ),
    }),
  )
}
