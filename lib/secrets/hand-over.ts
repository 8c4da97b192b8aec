import { readRecipient } from '@/lib/delivery/recipient'
import { sealTo } from '@/lib/delivery/seal-to'
import type { IssuedSecret, NewSecret } from './place-secret'

/** A value as it leaves, once: in the clear, or sealed to a public key (JWE). */
export type HandedOver = { value: string } | { jwe: string }

/**
 * Who gets the value of a new secret. Refuses with `invalid_input` about `recipient` when nothing can be
 * sealed to that key, before the secret is made.
 */
export function receiverOf(recipient: string | undefined): Pick<NewSecret, 'receiver'> {
  if (recipient === undefined) return {}
  return { receiver: { shownTo: 'recipient', recipient: readRecipient(recipient).kid } }
}

/** The value of a new secret on its way out; to a recipient only sealed. It is not stored. */
export async function handOver(
  { secret, value }: IssuedSecret,
  recipient: string | undefined,
): Promise<HandedOver> {
  if (recipient === undefined) return { value: value.reveal() }
  const { appId: clientId, id: secretId } = secret
  return { jwe: await sealTo(readRecipient(recipient), value, { clientId, secretId }) }
}
