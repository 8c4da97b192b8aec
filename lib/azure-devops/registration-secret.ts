import type { Actor } from '@/lib/actor'
import type { Answer } from '@/lib/api/answer'
import { findApp } from '@/lib/apps/find-app'
import { Refusal } from '@/lib/errors'
import { putInSlot } from '@/lib/secrets/put-in-slot'
import { registrationOf, SECRET_DAYS, type SecretType, SLOTS } from './registration'

/**
 * `POST`: creates the alternative secret. Its documented answer is a `JsonWebToken`, which Microsoft's
 * own client reads as a JSON text: here, the value. Refuses as `putInSlot` does.
 */
export async function createAlternative(actor: Actor, appId: string): Promise<Answer> {
  const { value } = await putInSlot(actor, appId, {
    slot: SLOTS.alternative,
    name: 'Alternative',
    days: SECRET_DAYS,
    replaces: false,
  })
  return { status: 200, headers: {}, body: value.reveal() }
}

/**
 * `PUT`: rotates the primary or the alternative secret; the other one works on, and what the old one has
 * minted ends, as there. Makes the secret if that place is empty. Refuses as `putInSlot` does, and with
 * `invalid_input` at `secret_type`.
 */
export async function rotate(actor: Actor, appId: string, secretType: string): Promise<Answer> {
  const type = secretTypeOf(secretType)
  const name = type === 'primary' ? 'Primary' : 'Alternative'
  const into = { slot: SLOTS[type], name, days: SECRET_DAYS }
  const issued = await putInSlot(actor, appId, { ...into, replaces: true })
  const app = await findApp(actor, appId)
  return { status: 200, headers: {}, body: registrationOf(app, issued, type) }
}

const WRONG_TYPE = 'Send primary or alternative.'

function secretTypeOf(text: string): SecretType {
  const type = text.toLowerCase()
  if (type === 'primary' || type === 'alternative') return type
  throw new Refusal('invalid_input', 'secretType', { secretType: WRONG_TYPE })
}
