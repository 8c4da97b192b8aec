import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { afterCommit } from '@/lib/db/after-commit'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { countAccepted } from '@/lib/measured'
import { hasSecondFactor, lockPerson } from '../factor-store'
import { findPerson } from '../store'
import { tokenDigest } from '../token-digest'
import { actingIn } from './acting-in'
import { newSessionId } from './session-id'
import { insertSession } from './store'

/** Who has authenticated, and in which epoch. */
export type Proven = {
  personId: string
  epoch: number
  /** The time of a second factor in the previous session, if there was one. */
  secondFactorAt?: Date | null
  /** When the person authenticated, if not just now: a provider may have an older session. */
  provenAt?: Date | null
  /** The methods (RFC 8176), as far as they are known. */
  amr?: string[]
  /** The OpenID provider that says so, and its own id of the session if it tells one. */
  provider?: { id: string; sid: string | null }
  /** The only organization in which a provider is believed about them; absent: it is in all of theirs. */
  onlyIn?: string | null
}

/**
 * Begins a session for a person who has just authenticated. Answers its id for the cookie; the row
 * stores only a digest. If the person has a second factor, the session is complete only after
 * `giveSecondFactor`. If the epoch has changed meanwhile, the session is dead from the start.
 * Throws `Refusal('wrong_credentials')` if the person is gone, disabled or in no organization.
 */
export async function startSession(proven: Proven, origin: Origin): Promise<Plaintext> {
  const id = newSessionId()
  await inTransaction(async (tx) => {
    const person = await findPerson(tx, proven.personId)
    const onlyIn = proven.onlyIn ?? null
    const membership = person && actingIn(person.memberships, { named: onlyIn, last: null })
    if (!person || !membership || person.disabledAt) {
      throw new Refusal('wrong_credentials', 'nobody to begin a session for')
    }
    // The lock serializes it with adding a factor, so that no session begins without the factor.
    await lockPerson(tx, proven.personId)
    const secondFactorAt = proven.secondFactorAt ?? null
    const awaitsSecondFactor = !secondFactorAt && (await hasSecondFactor(tx, person.id))
    const at = now()
    const provenAt = proven.provenAt && proven.provenAt < at ? proven.provenAt : at
    await insertSession(tx, {
      awaitsSecondFactor,
      secondFactorAt,
      amr: proven.amr ?? [],
      idDigest: tokenDigest(id.reveal()),
      personId: person.id,
      epoch: proven.epoch,
      at,
      provenAt,
      address: origin.address,
      userAgent: origin.userAgent,
      providerId: proven.provider?.id ?? null,
      providerSid: proven.provider?.sid ?? null,
      organizationId: membership.organizationId,
      staysThere: onlyIn !== null,
    })
    // The person is signed in only after the second factor.
    if (awaitsSecondFactor) return
    const actor = { personId: person.id, personName: person.name, ...membership, origin }
    afterCommit(tx, () => countAccepted('person', proven.provider ? 'provider' : 'password'))
    await recordEvent(tx, actor, 'person.signed_in', {
      target: { kind: 'person', id: person.id, name: person.name },
    })
  })
  return id
}
