import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { hasSecondFactor, lockPerson } from '../factor-store'
import { findPerson } from '../store'
import { tokenDigest } from '../token-digest'
import { insertSession } from './store'

/** 62^43: a little over 256 bits. */
const SESSION_ID_CHARACTERS = 43

/** What proved who this is, and the epoch in which it did. */
export type Proven = {
  personId: string
  epoch: number
  /** A second factor that was given already, in the session that this one follows. */
  secondFactorAt?: Date | null
  /** When it was proven, if not just now: a provider may answer from a session of its own. */
  provenAt?: Date | null
}

/**
 * Begins a session for a person who has just proven who they are, and answers its id for the
 * cookie; the row keeps only a digest. With a second factor it is no whole session until that was
 * given (`giveSecondFactor`). A session whose epoch has passed meanwhile is born dead.
 * Throws `Refusal('wrong_credentials')` when the person is gone, disabled or in no organization.
 */
export async function startSession(proven: Proven, origin: Origin): Promise<Plaintext> {
  const id = new Plaintext(randomBase62(SESSION_ID_CHARACTERS))
  await inTransaction(async (tx) => {
    const person = await findPerson(tx, proven.personId)
    const membership = person?.memberships[0]
    if (!person || !membership || person.disabledAt) {
      throw new Refusal('wrong_credentials', 'nobody to begin a session for')
    }
    // One after another with adding a factor: no session slips in without it.
    await lockPerson(tx, proven.personId)
    const secondFactorAt = proven.secondFactorAt ?? null
    const awaitsSecondFactor = !secondFactorAt && (await hasSecondFactor(tx, person.id))
    const at = now()
    const provenAt = proven.provenAt && proven.provenAt < at ? proven.provenAt : at
    await insertSession(tx, {
      awaitsSecondFactor,
      secondFactorAt,
      idDigest: tokenDigest(id.reveal()),
      personId: person.id,
      epoch: proven.epoch,
      at,
      provenAt,
      address: origin.address,
      userAgent: origin.userAgent,
    })
    // Whoever has yet to give the second factor is not signed in.
    if (awaitsSecondFactor) return
    const actor = { personId: person.id, personName: person.name, ...membership, origin }
    await recordEvent(tx, actor, 'person.signed_in', {
      target: { kind: 'person', id: person.id, name: person.name },
    })
  })
  return id
}
