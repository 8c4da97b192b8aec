import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAccount } from '../authorize-administrator'
import { authorizeOwnAccount } from '../authorize-own-account'
import { deviceInWords } from '../device'
import { tokenDigest } from '../token-digest'
import { SESSIONS_SHOWN, type Sessions, startOfOverlap } from './session'
import { findLiveSessions, findSession } from './store'

/**
 * The actor's own sessions, those that were seen last first. `sessionId` is this browser's.
 * Refuses as `authorizeOwnAccount` does.
 */
export async function listMySessions(actor: Actor, sessionId: Plaintext): Promise<Sessions> {
  await authorizeOwnAccount(db(), actor)
  const here = await findSession(db(), tokenDigest(sessionId.reveal()), startOfOverlap(now()))
  return sessionsOf(actor.personId, here?.publicId)
}

/**
 * The sessions of somebody whose account the actor administers, with that person's name. Throws
 * `Refusal('not_found')` unless the actor is an administrator, so that nobody else learns who exists.
 */
export async function listSessionsOf(
  actor: Actor,
  personId: string,
): Promise<Sessions & { name: string }> {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  const { person } = await authorizeAccount(db(), actor, personId)
  return { name: person.name, ...(await sessionsOf(personId)) }
}

async function sessionsOf(personId: string, here?: string): Promise<Sessions> {
  const { rows, total } = await findLiveSessions(db(), personId, {
    at: now(),
    most: SESSIONS_SHOWN,
  })
  const sessions = rows.map(({ publicId: id, userAgent, ...session }) => ({
    id,
    device: deviceInWords(userAgent),
    here: id === here,
    ...session,
  }))
  return { sessions, total }
}
