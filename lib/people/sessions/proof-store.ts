import type { Tx } from '@/lib/db/client'
import type { TokenDigest } from '../token-digest'
import { carrying } from './store'

/** The person of this session has authenticated again. */
export async function markProven(tx: Tx, id: TokenDigest, at: Date): Promise<void> {
  await tx.personSession.updateMany({ where: carrying(id), data: { provenAt: at } })
}

/** The person of this session has authenticated by these methods too (RFC 8176). */
export async function noteMethods(tx: Tx, id: TokenDigest, methods: string[]): Promise<void> {
  const session = await tx.personSession.findFirst({ where: carrying(id), select: { amr: true } })
  const amr = [...new Set([...(session?.amr ?? []), ...methods])]
  await tx.personSession.updateMany({ where: carrying(id), data: { amr } })
}

/** The person of this session has given a second factor: the session is complete. */
export async function markSecondFactor(tx: Tx, id: TokenDigest, at: Date): Promise<void> {
  await tx.personSession.updateMany({
    where: carrying(id),
    data: { awaitsSecondFactor: false, secondFactorAt: at },
  })
}

/** Stores the last challenge of this session. */
export async function writeChallenge(tx: Tx, id: TokenDigest, challenge: string) {
  await tx.personSession.updateMany({ where: carrying(id), data: { challenge } })
}

/** Takes the challenge out of the session, so that it works once; null if there is none. */
export async function takeChallenge(tx: Tx, id: TokenDigest): Promise<string | null> {
  const found = await tx.personSession.findFirst({
    where: carrying(id),
    select: { idDigest: true, challenge: true },
  })
  if (!found?.challenge) return null
  const { count } = await tx.personSession.updateMany({
    where: { idDigest: found.idDigest, challenge: found.challenge },
    data: { challenge: null },
  })
  return count === 1 ? found.challenge : null
}
