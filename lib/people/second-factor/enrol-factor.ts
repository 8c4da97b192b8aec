import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction, type Tx } from '@/lib/db/client'
import { tokenDigest } from '@/lib/people/token-digest'
import { noteSessionsEnded } from '../ended-sessions'
import { hasSecondFactor, lockPerson } from '../factor-store'
import { deleteSessionsWithoutSecondFactor, markSecondFactor } from '../sessions/store'
import { makeRecoveryCodes } from './recovery-code'
import { replaceRecoveryCodes } from './store'

/** The ten recovery codes that come with the first factor; null for later factors. */
export type Enrolled = { recoveryCodes: Plaintext[] | null }

type Enrolment = {
  sessionId: Plaintext
  action: 'person.authenticator_added' | 'person.passkey_added'
  /** Writes the factor, or refuses. */
  write: (tx: Tx) => Promise<void>
}

/**
 * The frame of adding a factor. The first factor comes with recovery codes and ends the person's
 * other sessions, which began without one. This session counts as having given it.
 */
export async function enrolFactor(actor: Actor, enrolment: Enrolment): Promise<Enrolled> {
  const { sessionId, action, write } = enrolment
  const { personId, personName } = actor
  return inTransaction(async (tx) => {
    await lockPerson(tx, personId)
    const first = !(await hasSecondFactor(tx, personId))
    await write(tx)
    await recordEvent(tx, actor, action, {
      target: { kind: 'person', id: personId, name: personName },
    })
    const session = tokenDigest(sessionId.reveal())
    await markSecondFactor(tx, session, now())
    if (!first) return { recoveryCodes: null }
    await deleteSessionsWithoutSecondFactor(tx, personId, session)
    noteSessionsEnded(tx, personId)
    const { codes, digests } = makeRecoveryCodes(personId)
    await replaceRecoveryCodes(tx, personId, digests)
    return { recoveryCodes: codes }
  })
}
