import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { Plaintext } from '@/lib/crypto/plaintext'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { ScimTokenInput } from './directory-input'
import { SCIM_TOKEN_PREFIX } from './directory-user'
import { findScimTokens, insertScimToken } from './token-store'

/** 62^43 carries a little over 256 bits. */
const RANDOM_CHARACTERS = 43

/**
 * Makes a token with which a company's directory provisions people. Two overlap. Only this answer
 * contains its value. Refuses with `forbidden`, `step_up_required` and `two_scim_tokens`.
 */
export async function makeScimToken(
  actor: Actor,
  { name }: ScimTokenInput,
): Promise<{ id: string; value: Plaintext }> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId, personName } = actor
  const id = newId('sct')
  const value = SCIM_TOKEN_PREFIX + randomBase62(RANDOM_CHARACTERS)
  await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const taken = (await findScimTokens(tx, organizationId)).map(({ slot }) => slot)
    const slot = [1, 2].find((one) => !taken.includes(one))
    if (slot === undefined) throw new Refusal('two_scim_tokens', organizationId)
    const digest = new Uint8Array(sha256(value))
    const made = { createdAt: now(), createdByName: personName }
    await insertScimToken(tx, { id, organizationId, slot, name, digest, ...made })
    await recordEvent(tx, actor, 'scim_token.made', {
      target: { kind: 'scim_token', id, name },
    })
  })
  return { id, value: new Plaintext(value) }
}
