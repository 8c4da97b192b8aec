import type { Actor } from '@/lib/actor'
import { valuesOf } from '@/lib/audit/events/before-after'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeOwnAccount } from '../authorize-own-account'
import type { ProfileInput } from './profile-input'
import { findProfileData, updateProfile } from './store'

const FIELDS = ['givenName', 'familyName', 'locale', 'zoneinfo'] as const

/**
 * Changes what apps are told of the actor beside name and email; equal values change nothing. Throws
 * `Refusal('not_signed_in')` if the person is gone, and what `authorizeOwnAccount` refuses.
 */
export async function changeProfile(actor: Actor, input: ProfileInput): Promise<void> {
  const { personId, personName } = actor
  await inTransaction(async (tx) => {
    await authorizeOwnAccount(tx, actor)
    const known = await findProfileData(tx, personId)
    if (!known) throw new Refusal('not_signed_in', 'the person is gone')
    const changed = FIELDS.filter((field) => known[field] !== input[field])
    if (changed.length === 0) return
    await updateProfile(tx, personId, { data: input, at: now() })
    await recordEvent(tx, actor, 'person.profile_changed', {
      target: { kind: 'person', id: personId, name: personName },
      detail: {
        changed: changed.join(', '),
        before: valuesOf(known, changed),
        after: valuesOf(input, changed),
      },
    })
  })
}
