import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { administratorExists, lockFirstStart } from '../administrator-store'
import type { FirstAdministratorInput } from '../person-input'
import { methodOf } from '../sessions/authentication-methods'
import type { Proven } from '../sessions/start-session'
import { tokenDigest } from '../token-digest'
import { prepareFirstAdministrator } from './create-first-administrator'
import { readSetupLink } from './read-setup-link'
import { useLink } from './store'

/** The epoch of a new person's sessions. */
const FIRST_EPOCH = 1

/**
 * Uses the set-up link to create the first organization and its administrator. Of several attempts
 * at once, with one link or several, only one succeeds. Throws `Refusal` with `setup_link_dead` or,
 * without using the link up, `invalid_input`.
 */
export async function redeemSetupLink(
  token: string,
  input: FirstAdministratorInput,
  origin: Origin,
): Promise<Proven> {
  // Password digests are slow, so check the link first.
  await readSetupLink(token)
  const write = await prepareFirstAdministrator(input, origin)
  return inTransaction(async (tx) => {
    await lockFirstStart(tx)
    if (await administratorExists(tx)) throw new Refusal('setup_link_dead', 'another was first')
    if (!(await useLink(tx, tokenDigest(token), now()))) {
      throw new Refusal('setup_link_dead', 'used or expired meanwhile')
    }
    const { personId } = await write(tx)
    return { personId, epoch: FIRST_EPOCH, amr: [methodOf('password')] }
  })
}
