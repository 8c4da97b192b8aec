import { presentSealKey } from '@/lib/audit/seal/present-seal-key'
import { signStatement } from '@/lib/audit/seal/seal-key'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { readRecipient } from './recipient'
import { sealTo } from './seal-to'
import type { Cargo, Target, Undo } from './target'
import { refusedWith, targetFetch } from './target-fetch'

type Webhook = Extract<Target, { kind: 'webhook' }>

/**
 * Sends a secret, sealed to the target's public key, as a signed webhook (Standard Webhooks 1.0, `v1a`:
 * Ed25519). It works only after the address has answered 2xx. Answers how to undo it: a second message
 * says that this secret was withdrawn. Throws `DeliveryFailed`.
 */
export async function sendToWebhook(target: Webhook, cargo: Cargo): Promise<Undo> {
  const { clientId: client_id, secretId: secret_id } = cargo
  const jwe = await sealTo(readRecipient(target.settings.recipient), cargo.value, cargo)
  const undo = () => send(target, { type: 'secret.withdrawn', data: { client_id, secret_id } })
  try {
    await send(target, { type: 'secret.delivered', data: { client_id, secret_id, jwe } })
  } catch (error) {
    // The message may have arrived, and only its answer was lost.
    await undo().catch(() => {})
    throw error
  }
  return undo
}

async function send(target: Webhook, message: { type: string; data: object }): Promise<void> {
  const at = now()
  const id = newId('msg')
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const body = JSON.stringify({ ...message, timestamp: at.toISOString() })
  const key = await inTransaction(presentSealKey)
  const signature = Buffer.from(signStatement(key, `${id}.${timestamp}.${body}`)).toString('base64')
  const { status } = await targetFetch(target.settings.address, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1a,${signature}`,
    },
    body,
  })
  if (status < 200 || status >= 300) throw refusedWith(status, 'The address refused the secret')
}
