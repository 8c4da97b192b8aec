import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { secretOnWire } from './secret-answer'

type Named = { client_id: string; secret_id: string }

/** One secret of an app, in the names of the API. Refuses with `not_found`. */
export async function findSecretOf(actor: Actor, { client_id, secret_id }: Named): Promise<object> {
  const found = (await listSecrets(actor, client_id)).find(({ id }) => id === secret_id)
  if (!found) throw new Refusal('not_found', `secret ${secret_id} of ${client_id}`)
  return secretOnWire(found)
}
