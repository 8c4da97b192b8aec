import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tokenDigest } from '@/lib/people/token-digest'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { authorizeOwnAccount } from '../authorize-own-account'
import { noteSessionsEnded } from '../ended-sessions'
import { hasSecondFactor, lockPerson } from '../factor-store'
import { methodOf, SEVERAL_FACTORS } from '../sessions/authentication-methods'
import { deleteSessionsWithoutSecondFactor } from '../sessions/ending-store'
import { markSecondFactor, noteMethods } from '../sessions/proof-store'
import { renewSession } from '../sessions/renew-session'
import { makeRecoveryCodes } from './recovery-code'
import { replaceRecoveryCodes } from './store'

/** A factor was added. */
export type Enrolled = {
  /** The new id of the session. */
  sessionId: Plaintext
  /** The ten that come with the first factor; null for later factors. */
  recoveryCodes: Plaintext[] | null
}

type Enrolment = {
  sessionId: Plaintext
  action: keyof typeof ADDED
  /** Writes the factor, or refuses. */
  write: (tx: Tx) => Promise<void>
}

/** Whoever adds a factor has shown that they hold it, and is told that it was added. */
const ADDED = {
  'person.authenticator_added': { proof: 'code', change: 'authenticator_added' },
  'person.passkey_added': { proof: 'passkey', change: 'passkey_added' },
} as const

/**
 * The frame of adding a factor. The first factor comes with recovery codes and ends the person's
 * other sessions, which began without one. This session counts as having given it, and gets a new
 * id. Throws `Refusal` with `not_signed_in` if it has ended meanwhile, and what `authorizeOwnAccount`
 * refuses.
 */
export async function enrolFactor(actor: Actor, enrolment: Enrolment): Promise<Enrolled> {
  const { sessionId, action, write } = enrolment
  const { personId, personName, origin } = actor
  const { proof, change } = ADDED[action]
  return inTransaction(async (tx) => {
    await lockPerson(tx, personId)
    await authorizeOwnAccount(tx, actor)
    const first = !(await hasSecondFactor(tx, personId))
    await write(tx)
    await tellOfAccount(tx, personId, { change, origin })
    await recordEvent(tx, actor, action, {
      target: { kind: 'person', id: personId, name: personName },
    })
    const session = tokenDigest(sessionId.reveal())
    await markSecondFactor(tx, session, now())
    await noteMethods(tx, session, [methodOf(proof), SEVERAL_FACTORS])
    const renewed = await renewSession(tx, sessionId, { overlap: false })
    if (!renewed) throw new Refusal('not_signed_in', 'ended meanwhile')
    if (!first) return { sessionId: renewed, recoveryCodes: null }
    await deleteSessionsWithoutSecondFactor(tx, personId)
    noteSessionsEnded(tx, personId)
    const { codes, digests } = makeRecoveryCodes(personId)
    await replaceRecoveryCodes(tx, personId, digests)
    return { sessionId: renewed, recoveryCodes: codes }
  })
}
